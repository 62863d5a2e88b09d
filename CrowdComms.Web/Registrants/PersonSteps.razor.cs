using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Registrants;

/// <summary>Shows a button for each change of status that is possible now.</summary>
public sealed partial class PersonSteps(
    StatusSteps steps, Outage outage, IDialogService dialogs, ISnackbar snackbar) : ComponentBase
{
    /// <summary>The event, and the user who acts in it.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The registrant whose status can be changed.</summary>
    [Parameter, EditorRequired] public RegistrantRow Row { get; set; } = default!;

    /// <summary>Called after a change of status, with the registrant as stored now.</summary>
    [Parameter] public EventCallback<RegistrantRow> OnTaken { get; set; }

    private bool Busy { get; set; }

    private async Task TakeAsync(StatusRule rule)
    {
        var reason = await ReasonAsync(rule);
        if (reason is null)
        {
            return;
        }

        Busy = true;
        var answer = await outage.AskAsync(
            () => steps.TakeStepAsync(
                Access.Event.Id, Row.Id, new StepRequest(rule.Step, reason), Access.Actor, CancellationToken.None));
        Busy = false;
        if (answer.Failed(out var error))
        {
            snackbar.Add(error.Fields?.Values.FirstOrDefault()?.FirstOrDefault() ?? error.Message, Severity.Error);
            return;
        }

        snackbar.Add(Words(answer.Value), Severity.Success);
        await OnTaken.InvokeAsync(answer.Value);
    }

    private static string Words(RegistrantRow row) => row.Status switch
    {
        RegistrantStatus.Registered => $"{row.Name} is registered.",
        RegistrantStatus.Confirmed => $"{row.Name} is confirmed.",
        RegistrantStatus.CheckedIn => $"{row.Name} is checked in.",
        RegistrantStatus.Cancelled => $"{row.Name} is cancelled.",
    };

    // Steps such as a cancellation ask for confirmation and a reason; null means that the user decided not to do it.
    private async Task<string?> ReasonAsync(StatusRule rule)
    {
        if (!rule.NeedsReason && rule.Step is not (StatusStep.Cancel or StatusStep.UndoCheckIn))
        {
            return "";
        }

        var parameters = new DialogParameters<StepDialog> { { d => d.Rule, rule }, { d => d.Name, Row.Name } };
        var dialog = await dialogs.ShowAsync<StepDialog>(RegistrantWords.Of(rule.Step), parameters);
        return await dialog.Result is { Canceled: false, Data: string reason } ? reason : null;
    }
}
