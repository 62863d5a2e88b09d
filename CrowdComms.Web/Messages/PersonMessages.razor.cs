using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Messages;

/// <summary>The messages that one registrant was sent, and a button that sends the ticket again.</summary>
public sealed partial class PersonMessages(
    MessageReader reader, MessageService messages, Outage outage, IDialogService dialogs, ISnackbar snackbar) : ComponentBase
{
    private const int Most = 20;

    private IReadOnlyList<MessageRow>? _rows;
    private string? _failure;
    private Guid? _busy;
    private bool _sending;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The registrant. Each version of the registrant gets a new component.</summary>
    [Parameter, EditorRequired] public RegistrantRow Row { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        var query = new MessageQuery { RegistrantId = Row.Id, PageSize = Most };
        var answer = await outage.AskAsync(() => reader.PageAsync(Access.Event.Id, query, Access.Actor, CancellationToken.None));
        (_rows, _failure) = (answer.IsOk ? answer.Value.Items : null, answer.Error?.Message);
    }

    private async Task SendTicketAsync()
    {
        _sending = true;
        await SendAsync(() => messages.SendTicketAsync(Access.Event.Id, Row.Id, Access.Actor, CancellationToken.None));
        _sending = false;
    }

    private async Task ResendAsync(MessageRow row)
    {
        _busy = row.Id;
        await SendAsync(() => messages.ResendAsync(Access.Event.Id, row.Id, Access.Actor, CancellationToken.None));
        _busy = null;
    }

    private async Task SendAsync(Func<Task<Result<Done>>> send)
    {
        var answer = await outage.AskAsync(send);
        var done = reader.IsSending ? $"The message is on its way to {Row.Person.Email}."
            : "No mail server is set up. The message is kept and not sent.";
        snackbar.Add(answer.Error?.Message ?? done, answer.IsOk ? Severity.Success : Severity.Error);
        await LoadAsync();
    }

    private async Task ShowAsync(MessageRow row)
    {
        var parameters = new DialogParameters<MessageDialog> { { d => d.Access, Access }, { d => d.Row, row } };
        await dialogs.ShowAsync<MessageDialog>("Message", parameters,
            new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true });
    }
}
