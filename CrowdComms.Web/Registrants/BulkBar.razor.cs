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

    private async Task TakeAsync(StatusStep step)
    {
        var confirming = step == StatusStep.Confirm;
        if (!await SureAsync(confirming))
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

        await TellAsync(answer.Value, confirming);
        await OnDone.InvokeAsync();
    }

    private async Task<bool> SureAsync(bool confirming)
    {
        var count = Chosen.Count;
        return confirming
            ? await dialogs.ShowMessageBoxAsync(count == 1 ? "Confirm 1 registration?" : $"Confirm {count:N0} registrations?",
                "Confirmed people are expected at the event.",
                yesText: count == 1 ? "Confirm registration" : "Confirm registrations", cancelText: "Cancel") is true
            : await dialogs.ShowMessageBoxAsync(count == 1 ? "Cancel 1 registration?" : $"Cancel {count:N0} registrations?",
                "Their tickets will be refused. An organiser can reinstate them.",
                yesText: count == 1 ? "Cancel registration" : "Cancel registrations",
                cancelText: count == 1 ? "Keep it" : "Keep them") is true;
    }

    private async Task TellAsync(StepsResult answer, bool confirming)
    {
        if (answer.Refused.Count == 0)
        {
            snackbar.Add((confirming, answer.Done) switch
            {
                (true, 1) => "1 person confirmed.",
                (true, var done) => $"{done:N0} people confirmed.",
                (false, 1) => "1 registration cancelled.",
                (false, var done) => $"{done:N0} registrations cancelled.",
            }, Severity.Success);
            return;
        }

        var parameters = new DialogParameters<BulkAnswer> { { d => d.Answer, answer }, { d => d.Confirming, confirming } };
        await dialogs.ShowAsync<BulkAnswer>(confirming ? $"{answer.Done:N0} confirmed, {answer.Refused.Count:N0} not"
            : $"{answer.Done:N0} cancelled, {answer.Refused.Count:N0} not", parameters);
    }
}
