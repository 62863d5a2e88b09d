using CrowdComms.Data.Access;
using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.WaitingList;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.WaitingList;

/// <summary>Lists the people who wait for a place at an event; organisers offer places and remove people here.</summary>
public sealed partial class WaitingPeople(
    WaitingListService waiting, Outage outage, IDialogService dialogs, ISnackbar snackbar) : ComponentBase
{
    private Page<WaitingRow>? _page;
    private string? _failure;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    private int Pages => (_page!.Total + _page.PageSize - 1) / _page.PageSize;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync(1);
        }
    }

    private async Task LoadAsync(int page)
    {
        var answer = await outage.AskAsync(() => waiting.ListAsync(Access.Event.Id, page, Access.Actor, CancellationToken.None));
        (_page, _failure) = answer.Failed(out var error) ? (_page, error.Message) : (answer.Value, null);
    }

    private async Task OfferAsync(WaitingRow row)
    {
        var offered = await outage.AskAsync(() => waiting.OfferAsync(Access.Event.Id, row.Id, Access.Actor, CancellationToken.None));
        snackbar.Add(offered.Error?.Message ?? $"A place is kept for {row.Name}, and an email is on its way.",
            offered.IsOk ? Severity.Success : Severity.Error);
        await LoadAsync(_page!.Number);
    }

    private async Task RemoveAsync(WaitingRow row)
    {
        var question = row.State == WaitingState.Offered
            ? $"Remove {row.Name} from the list? The place kept for them goes to the next person."
            : $"Remove {row.Name} from the list?";
        if (await dialogs.ShowMessageBoxAsync("Remove from waiting list", question, yesText: "Remove", cancelText: "Cancel") is not true)
        {
            return;
        }

        var removed = await outage.AskAsync(() => waiting.RemoveAsync(Access.Event.Id, row.Id, Access.Actor, CancellationToken.None));
        snackbar.Add(removed.Error?.Message ?? $"{row.Name} was removed from the list.", removed.IsOk ? Severity.Success : Severity.Error);
        await LoadAsync(_page!.Number);
    }

    private string How(WaitingRow row) => row.State switch
    {
        WaitingState.Waiting => $"waiting since {At(row.JoinedAt)}",
        WaitingState.Offered => $"a place is kept until {At(row.OfferUntil!.Value)}",
        WaitingState.Registered => "registered",
        WaitingState.Expired => $"did not take the place kept until {At(row.OfferUntil!.Value)}",
    };

    private string At(DateTimeOffset at) => $"{Access.Event.Local(at):ddd d MMM, HH:mm}";
}
