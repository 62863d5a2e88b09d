using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Shared;
using CrowdComms.Web.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace CrowdComms.Web.Registrants;

/// <summary>A registrant's ticket: its QR code, the link to its public page, and the button that reissues it.</summary>
public sealed partial class PersonTicket(
    TicketService tickets, PublicAddress address, NavigationManager navigation, Outage outage, IDialogService dialogs, ISnackbar snackbar,
    IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private IJSObjectReference? _script;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The registrant whose ticket is shown. Each ticket code gets a new component.</summary>
    [Parameter, EditorRequired] public RegistrantRow Row { get; set; } = default!;

    /// <summary>Called after the ticket was reissued, with the registrant as stored now.</summary>
    [Parameter] public EventCallback<RegistrantRow> OnReissued { get; set; }

    private TicketRow? Ticket { get; set; }

    private string? Failure { get; set; }

    private bool Copied { get; set; }

    private bool Busy { get; set; }

    private Uri Site => address.Base(navigation.BaseUri);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has closed the connection, so the script no longer exists.
        }
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => tickets.OfAsync(Access.Event.Id, Row.Id, Access.Actor, CancellationToken.None));
        (Ticket, Failure) = (answer.IsOk ? answer.Value : null, answer.Error?.Message);
    }

    private string Issued(TicketRow ticket)
    {
        var at = Access.Event.Local(ticket.IssuedAt).ToString("d MMM yyyy, HH:mm");
        return ticket.Replaced switch
        {
            0 => $"Issued {at}",
            1 => $"Issued {at}, replaces 1 older ticket",
            var older => $"Issued {at}, replaces {older:N0} older tickets",
        };
    }

    private async Task CopyAsync(TicketRow ticket)
    {
        _script ??= await js.InvokeAsync<IJSObjectReference>("import", "./Shared/CopyButton.razor.js");
        Copied = await _script.InvokeAsync<bool>("copy", TicketLinks.Page(Site, ticket.PageKey));
        if (!Copied)
        {
            snackbar.Add("The browser blocked copying. Open the ticket page and copy its address.", Severity.Warning);
        }
    }

    private async Task ReissueAsync()
    {
        var dialog = await dialogs.ShowAsync<ReissueDialog>("Reissue ticket",
            new DialogParameters<ReissueDialog> { { d => d.Name, Row.Name } });
        if (await dialog.Result is not { Canceled: false, Data: string reason })
        {
            return;
        }

        Busy = true;
        var request = new ReissueRequest(Row.Id, Row.TicketCode, reason);
        var answer = await outage.AskAsync(() => tickets.ReissueAsync(Access.Event.Id, request, Access.Actor, CancellationToken.None));
        Busy = false;
        if (answer.Failed(out var error))
        {
            snackbar.Add(error.Message, Severity.Error);
            return;
        }

        snackbar.Add($"{answer.Value.Name} has a new ticket. The old one no longer works.", Severity.Success);
        await OnReissued.InvokeAsync(answer.Value);
    }
}
