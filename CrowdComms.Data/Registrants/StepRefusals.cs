using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Data.Registrants.RegistrantsTexts;

namespace CrowdComms.Data.Registrants;

/// <summary>Decides whether an actor may take a step with a registrant now: by the actor's role, the status table, the
/// ten minutes of a check-in, and the places that a reinstatement needs.</summary>
internal sealed class StepRefusals(IDatabaseEngine engine, TimeProvider clock)
{
    /// <summary>Whether the actor may take this step with anyone at all; it tells nothing about a registrant.</summary>
    /// <returns>Null when they may; <c>forbidden</c>, <c>not_found</c> to strangers.</returns>
    internal static Error? OfActor(Guid eventId, StatusStep step, Actor actor)
    {
        const string Purpose = "change the status of registrants";
        return step == StatusStep.UndoCheckIn ? actor.StationRefusal(eventId, null, Purpose)
            : actor.Refusal(MemberRole.Staff, eventId, Purpose);
    }

    /// <summary>Whether the step is possible for this registrant, as they are in the database now.</summary>
    /// <returns>Null when it is; <c>registrant.step_refused</c>, <c>registrant.anonymised</c>, <c>forbidden</c>; for a
    /// reinstatement also <c>event.full</c>, <c>pass_type.full</c> and <c>company.allocation_full</c>.</returns>
    internal async Task<Error?> FindAsync(CrowdCommsContext context, Registrant registrant, StepRequest request,
        Actor actor, CancellationToken cancellationToken)
    {
        if (OfStatus(registrant, request.Step) is { } impossible)
        {
            return impossible;
        }

        var rule = StatusRules.Find(request.Step, registrant.Status)!;
        if (actor.Visitor is null && OfRule(rule, registrant.CheckedInAt, actor, registrant.EventId) is { } forbidden)
        {
            return forbidden;
        }

        return rule.Step == StatusStep.UndoCheckIn ? await OfUndoAsync(context, registrant, actor, cancellationToken)
            : rule.Step == StatusStep.Reinstate ? await OfReinstatementAsync(context, registrant, cancellationToken)
            : null;
    }

    /// <summary>Whether the actor's role permits a row of the status table; staff undo a check-in for ten minutes.</summary>
    /// <returns>Null when it does; <c>registrant.step_refused</c>, <c>forbidden</c>, <c>not_found</c> to
    /// strangers.</returns>
    internal Error? OfRule(StatusRule rule, DateTimeOffset? checkedInAt, Actor actor, Guid eventId)
    {
        if (actor.Has(rule.Role, eventId))
        {
            return null;
        }

        if (rule.Step != StatusStep.UndoCheckIn || actor.StationRefusal(eventId, null, "undo a check-in") is not null)
        {
            return actor.Refusal(rule.Role, eventId,
                rule.Step == StatusStep.Reinstate ? "reinstate cancelled registrations" : "change this status");
        }

        return clock.GetUtcNow() - checkedInAt <= StatusRules.OwnScanUndo ? null
            : RegistrantErrors.StepRefused(L["Staff can undo a check-in only within {0:N0} minutes. Ask an organiser.",
                StatusRules.OwnScanUndo.TotalMinutes]);
    }

    private static Error? OfStatus(Registrant registrant, StatusStep step) =>
        registrant.AnonymisedAt is not null ? RegistrantErrors.Anonymised
        : step == StatusStep.CheckIn
            ? RegistrantErrors.StepRefused(L["You can check people in only at a station. Open the check-in desk."])
        : StatusRules.Find(step, registrant.Status) is null
            ? RegistrantErrors.StepRefused(NotNow(registrant))
        : null;

    private static string NotNow(Registrant registrant)
    {
        var name = registrant.Person.Name;
        return registrant.Status switch
        {
            RegistrantStatus.Registered => L["{0} is registered, so this is not possible now.", name],
            RegistrantStatus.Confirmed => L["{0} is confirmed, so this is not possible now.", name],
            RegistrantStatus.CheckedIn => L["{0} is checked in, so this is not possible now.", name],
            RegistrantStatus.Cancelled => L["{0} is cancelled, so this is not possible now.", name],
        };
    }

    private static async Task<Error?> OfUndoAsync(
        CrowdCommsContext context, Registrant registrant, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Has(MemberRole.Organiser, registrant.EventId)
            && !await IsOwnAsync(context, registrant, actor, cancellationToken))
        {
            return RegistrantErrors.StepRefused(L["Someone else checked this person in. Ask them or an organiser to undo it."]);
        }

        return await context.DayEntries.AnyAsync(
            d => d.RegistrantId == registrant.Id && d.UndoneAt == null && d.At > registrant.CheckedInAt, cancellationToken)
            ? RegistrantErrors.StepRefused(
                L["This person was checked in again on a later day. Undo that scan first, at its station."])
            : null;
    }

    // A cancelled registrant gave their place up, so the event, the pass type and the company's allocation need one.
    private async Task<Error?> OfReinstatementAsync(
        CrowdCommsContext context, Registrant registrant, CancellationToken cancellationToken)
    {
        var whole = await context.Events.SingleAsync(e => e.Id == registrant.EventId, cancellationToken);
        var holder = new OfferHolder(registrant.EventId, registrant.EmailKey, registrant.SortName);
        var asked = new PlaceAsked(whole, registrant.PassType!, clock.GetUtcNow());
        asked = asked with { Offer = await WaitingOffers.HeldAsync(context, holder, asked.Now, cancellationToken) };
        return await engine.RefusalAsync(context, asked, cancellationToken)
            ?? await engine.AllocationRefusalAsync(context,
                new PassWanted(registrant.Company, registrant.PassType!, RegistrantSource.Desk), cancellationToken);
    }

    private static async Task<bool> IsOwnAsync(
        CrowdCommsContext context, Registrant registrant, Actor actor, CancellationToken cancellationToken) =>
            actor.UserId is { } user && await context.StatusChanges.Where(c => c.RegistrantId == registrant.Id)
                .OrderByDescending(c => c.Version).Select(c => c.ActorId).FirstOrDefaultAsync(cancellationToken) == user;
}
