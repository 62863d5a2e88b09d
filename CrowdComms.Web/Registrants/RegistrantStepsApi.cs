using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Registrants;

/// <summary>Endpoints with which programs change the status of a registrant, as far as the status table permits.</summary>
internal static class RegistrantStepsApi
{
    /// <summary>Adds the endpoints for the changes of status and for the history.</summary>
    internal static void MapRegistrantSteps(this IEndpointRouteBuilder people)
    {
        var steps = people.MapGroup("{id:guid}").NeedsScope(ApiScope.Write)
            .Refuses("validation", "forbidden", "registrant.step_refused", "registrant.anonymised", "registrant.version_stale");
        steps.MapPost("confirm", ConfirmAsync).Repeats();
        steps.MapPost("cancel", CancelAsync).Repeats();
        steps.MapPost("reinstate", ReinstateAsync).Repeats().Refuses("event.full", "pass_type.full", "company.allocation_full");
        steps.MapPost("undo-check-in", UndoCheckInAsync).Repeats();
        steps.MapPost("reissue-ticket", ReissueAsync).Repeats().Refuses("ticket.cancelled", "ticket.reissued_meanwhile");
        people.MapGet("{id:guid}/history", HistoryAsync).NeedsScope(ApiScope.Read);
    }

    /// <summary>Confirms a registrant. Staff.</summary>
    internal static Task<Results<Ok<RegistrantResponse>,
        ProblemHttpResult>> ConfirmAsync(Guid id, StepBody? body, HttpContext http, [FromServices] StatusSteps steps) =>
            StepAsync((id, StatusStep.Confirm), body, http, steps);

    /// <summary>Cancels a registrant who is registered or confirmed. Staff.</summary>
    internal static Task<Results<Ok<RegistrantResponse>,
        ProblemHttpResult>> CancelAsync(Guid id, StepBody? body, HttpContext http, [FromServices] StatusSteps steps) =>
            StepAsync((id, StatusStep.Cancel), body, http, steps);

    /// <summary>Reinstates a cancelled registrant if the event has a place. Organisers only.</summary>
    internal static Task<Results<Ok<RegistrantResponse>,
        ProblemHttpResult>> ReinstateAsync(Guid id, StepBody? body, HttpContext http, [FromServices] StatusSteps steps) =>
            StepAsync((id, StatusStep.Reinstate), body, http, steps);

    /// <summary>Undoes a check-in: organisers always, staff their own for ten minutes.</summary>
    internal static Task<Results<Ok<RegistrantResponse>, ProblemHttpResult>> UndoCheckInAsync(
        Guid id, StepBody? body, HttpContext http, [FromServices] StatusSteps steps) =>
            StepAsync((id, StatusStep.UndoCheckIn), body, http, steps);

    /// <summary>Replaces the ticket: it gets a new code, and the old code is revoked. Staff.</summary>
    internal static async Task<Results<Ok<RegistrantResponse>,
        ProblemHttpResult>> ReissueAsync(Guid id, StepBody? body, HttpContext http, [FromServices] TicketService tickets)
    {
        var access = http.Access;
        var now = await http.RequestServices.GetRequiredService<RegistrantReader>()
            .GetAsync(access.Event.Id, id, access.Actor, http.RequestAborted);
        return now.Failed(out var unseen) ? unseen.AsProblem()
            : await http.ShowAsync(await tickets.ReissueAsync(
                access.Event.Id, new ReissueRequest(id, now.Value.TicketCode, body?.Reason), access.Actor, http.RequestAborted));
    }

    /// <summary>What happened to a registrant: changes of status and scans, the newest first. Staff.</summary>
    internal static async Task<Results<Ok<IReadOnlyList<HistoryResponse>>,
        ProblemHttpResult>> HistoryAsync(Guid id, HttpContext http, [FromServices] RegistrantReader registrants,
            [FromServices] HistoryReader history)
    {
        var (access, stop) = (http.Access, http.RequestAborted);
        var known = await registrants.GetAsync(access.Event.Id, id, access.Actor, stop);
        if (known.Failed(out var unseen))
        {
            return unseen.AsProblem();
        }

        var rows = await history.ReadAsync(access.Event.Id, id, access.Actor, stop);
        return rows.Failed(out var refused) ? refused.AsProblem()
            : TypedResults.Ok<IReadOnlyList<HistoryResponse>>([.. rows.Value.Select(HistoryResponse.Of)]);
    }

    private static async Task<Results<Ok<RegistrantResponse>, ProblemHttpResult>> StepAsync(
        (Guid Id, StatusStep Step) what, StepBody? body, HttpContext http, StatusSteps steps) =>
        await http.ShowAsync(await steps.TakeStepAsync(
            http.Access.Event.Id, what.Id, new StepRequest(what.Step, body?.Reason), http.Access.Actor, http.RequestAborted));
}
