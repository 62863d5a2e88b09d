using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Registrants;

/// <summary>The bar with the operations for all selected registrants.</summary>
public sealed partial class BulkBar(
    StatusSteps steps, Outage outage, IDialogService dialogs, ISnackbar snackbar) : ComponentBase
{
    /// <summary>The event, and the user who acts in it.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The ids of the selected registrants.</summary>
    [Parameter, EditorRequired] public IReadOnlyCollection<Guid> Chosen { get; set; } = [];

    /// <summary>Called after registrants were changed.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    /// <summary>Called when the user wants to clear the selection.</summary>
    [Parameter] public EventCallback OnClear { get; set; }

    private bool Busy { get; set; }

    private static string People(int count) => count == 1 ? "1 person" : $"{count:N0} people";

    private async Task TakeAsync(StatusStep step)
    {
        var (confirming, count) = (step == StatusStep.Confirm, People(Chosen.Count));
        var agreed = await dialogs.ShowMessageBoxAsync(
            confirming ? $"Confirm {count}?" : $"Cancel the registrations of {count}?",
            confirming ? "They are expected at the event from then on."
            : "Their tickets are refused from then on. An organiser can reinstate them.",
            yesText: confirming ? $"Confirm {count}" : $"Cancel {count}", cancelText: confirming ? "Not now" : "Keep them");
        if (agreed is not true)
        {
            return;
        }

        Busy = true;
        StateHasChanged();
        var answer = await outage.AskAsync(
            () => steps.TakeStepsAsync(Access.Event.Id, [.. Chosen], new StepRequest(step), Access.Actor, CancellationToken.None));
        Busy = false;
        if (answer.Failed(out var error))
        {
            snackbar.Add(error.Fields?.Values.FirstOrDefault()?.FirstOrDefault() ?? error.Message, Severity.Error);
            return;
        }

        await TellAsync(answer.Value, confirming ? "confirmed" : "cancelled");
        await OnDone.InvokeAsync();
    }

    private async Task TellAsync(StepsResult answer, string done)
    {
        if (answer.Refused.Count == 0)
        {
            snackbar.Add($"{People(answer.Done)} {done}.", Severity.Success);
            return;
        }

        var parameters = new DialogParameters<BulkAnswer> { { d => d.Answer, answer }, { d => d.Done, done } };
        await dialogs.ShowAsync<BulkAnswer>($"{People(answer.Done)} {done}, {answer.Refused.Count:N0} not", parameters);
    }
}
