using CrowdComms.Data.Badges.Drawing;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Badges;

/// <summary>Prints badges and records each print.</summary>
public sealed class BadgeService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    private const string Purpose = "print badges";
    private const string OutOfDate = "The badge was out of date";
    private const int MostRows = 100;

    /// <summary>Writes one badge or many as a PDF, one page for each registrant, by name, and records each print. A
    /// refused print writes and records nothing.</summary>
    /// <param name="eventId">The event of the registrants.</param>
    /// <param name="order">Whose badges are printed, and why they are printed again.</param>
    /// <param name="to">The stream that receives the PDF, synchronously; it stays open.</param>
    /// <param name="actor">A member of staff, or a device of the event, which may print one badge at a time.</param>
    /// <param name="cancellationToken">Cancels the print.</param>
    /// <returns>The number of badges; <c>badge.nobody</c>, <c>badge.cancelled</c>, <c>badge.reason_missing</c>,
    /// <c>badge.too_many</c>; <c>validation</c> for the reason; <c>forbidden</c> for a device that prints many badges
    /// or at another station; <c>not_found</c> for a missing registrant or station, and for an actor who is not a member
    /// of the event.</returns>
    public Task<Result<int>> PrintAsync(
        Guid eventId, PrintOrder order, Stream to, Actor actor, CancellationToken cancellationToken) =>
            PrintAsync(new Print(eventId, order, actor), to, cancellationToken);

    /// <summary>Records a print before its PDF is loaded. The page then calls
    /// <see cref="PrintAsync(Guid, PrintOrder, Stream, Actor, CancellationToken)"/> with the same print id, which needs
    /// no reason any more.</summary>
    /// <returns>The number of badges; the same errors as those of printing.</returns>
    public Task<Result<int>> RecordAsync(
        Guid eventId, PrintOrder order, Actor actor, CancellationToken cancellationToken) =>
            PrintAsync(new Print(eventId, order, actor), null, cancellationToken);

    /// <summary>Counts the badges that a print would have; nothing is printed.</summary>
    /// <returns>The number; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<int>> CountAsync(
        Guid eventId, BadgeFilter who, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await BadgeReader.Awaiting(context, eventId, who).CountAsync(cancellationToken);
    }

    /// <summary>Says whether a registrant's badge was printed, and whether the newest one is out of date.</summary>
    /// <returns>The state, also for a registrant who is not there; <c>not_found</c> for an actor who is not a member or
    /// device of the event.</returns>
    public async Task<Result<BadgeState>> StateAsync(
        Guid eventId, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, actor.StationId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var badge = await ShownOnBadge.Of(context, context.Registrants.Where(r => r.EventId == eventId && r.Id == registrantId))
            .Select(s => new { s.Now, s.Printed, IsPrinted = context.BadgePrints.Any(p => p.RegistrantId == registrantId) })
            .FirstOrDefaultAsync(cancellationToken);
        return new BadgeState(badge?.IsPrinted ?? false, badge?.Printed is { } shown && shown != badge.Now
            ? ShownOnBadge.InOneLine(shown) : null);
    }

    /// <summary>Lists the prints of a registrant's badge, newest first, at most the newest 100.</summary>
    /// <returns>The rows; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<IReadOnlyList<PrintRow>>> PrintsAsync(
        Guid eventId, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the badge prints") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.BadgePrints.AsNoTracking()
            .Where(p => p.EventId == eventId && p.RegistrantId == registrantId)
            .OrderByDescending(p => p.At).ThenByDescending(p => p.Id).Take(MostRows)
            .Select(
                p => new PrintRow(p.At, p.ActorName, context.Stations.Where(s => s.Id == p.StationId)
                    .Select(s => s.Name).FirstOrDefault(), p.Reason))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Draws a preview of a design: one badge as a PNG, drawn as it would be printed.</summary>
    /// <param name="design">The design, saved or not; its logo must be acceptable to <see cref="BadgeLogo"/>.</param>
    /// <param name="eventName">The event's name, which is drawn where there is no logo.</param>
    /// <param name="person">The content of the badge.</param>
    public static byte[] Picture(BadgeDesign design, string eventName, BadgeContent person)
    {
        using var drawing = new BadgeDrawing(design, eventName);
        return BadgePdf.Picture(drawing, person, dotsPerInch: 144);
    }

    private async Task<Result<int>> PrintAsync(
        Print what, Stream? to, CancellationToken cancellationToken)
    {
        var (eventId, order, actor) = what;
        if (Refusal(eventId, order, actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (order.StationId is { } station
            && !await context.Stations.AnyAsync(s => s.EventId == eventId && s.Id == station, cancellationToken))
        {
            return Error.NotFound("station");
        }

        var found = await BadgeReader.FindAsync(context, eventId, order, cancellationToken);
        if (found.Failed(out var error))
        {
            return error;
        }

        if (to is not null)
        {
            await WriteAsync(context, eventId, found.Value, to, cancellationToken);
        }

        if (order.IsRecorded)
        {
            await RecordAsync(context, what, found.Value, cancellationToken);
        }

        return found.Value.Count;
    }

    private static async Task WriteAsync(
        CrowdCommsContext context, Guid eventId, IReadOnlyList<PersonToPrint> people, Stream to,
        CancellationToken cancellationToken)
    {
        var eventName = await context.Events.Where(e => e.Id == eventId).Select(e => e.Name)
            .SingleAsync(cancellationToken);
        using var drawing =
            new BadgeDrawing(await BadgeLayoutService.ReadAsync(context, eventId, cancellationToken), eventName);
        BadgePdf.Write(to, drawing, people.Select(p => p.Content)
            .TakeWhile(_ => !cancellationToken.IsCancellationRequested), eventName);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static Error? Refusal(Guid eventId, PrintOrder order, Actor actor) =>
        actor.StationRefusal(eventId, order.StationId, Purpose)
        ?? (actor.IsDevice && order.Who.Ids is not { Count: 1 } ? Error.Forbidden("print many badges") : null)
        ?? (ReasonRules.Optional(order.Reason) is { } problem ? BadgeErrors.Reason(problem) : null);

    private async Task RecordAsync(
        CrowdCommsContext context, Print what, IReadOnlyList<PersonToPrint> people,
        CancellationToken cancellationToken)
    {
        var (eventId, order, by) = what;
        var now = clock.GetUtcNow();
        context.BadgePrints.AddRange(people.Where(p => !p.Recorded).Select(p => new BadgePrint
        {
            Id = order.RowOf(p.Id),
            EventId = eventId,
            RegistrantId = p.Id,
            At = now,
            ActorId = by.UserId,
            ActorName = by.Name,
            StationId = order.StationId ?? by.StationId,
            Reason = p.PrintedBefore ? order.Reason.OrNull() ?? (p.IsOutOfDate ? OutOfDate : null) : null,
            Shown = p.Shown,
        }));
        // When the same print arrives twice at once, the second save fails on the rows of the first one, which is
        // expected.
        await engine.TrySaveAsync(context, _ => IsRecordedAsync(eventId, order, cancellationToken), cancellationToken);
    }

    private async Task<bool> IsRecordedAsync(Guid eventId, PrintOrder order, CancellationToken cancellationToken)
    {
        await using var fresh = await contexts.CreateDbContextAsync(cancellationToken);
        var again = await BadgeReader.FindAsync(fresh, eventId, order, cancellationToken);
        return again.IsOk && again.Value.All(p => p.Recorded);
    }

    /// <summary>A print that was asked for: of which event, of whom, and by whom.</summary>
    private sealed record Print(Guid EventId, PrintOrder Order, Actor By);
}
