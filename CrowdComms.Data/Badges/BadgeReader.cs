using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Badges;

/// <summary>A registrant whose badge a print has.</summary>
/// <param name="Id">The registrant's id.</param>
/// <param name="Content">What the badge shows.</param>
/// <param name="Recorded">Whether this print was recorded before, so that it is sent again.</param>
/// <param name="PrintedBefore">Whether another print of the same badge was recorded before.</param>
internal sealed record PersonToPrint(Guid Id, BadgeContent Content, bool Recorded, bool PrintedBefore)
{
    /// <summary>What the badge shows, as <see cref="ShownOnBadge"/> writes it.</summary>
    internal required string Shown { get; init; }

    /// <summary>Whether the newest of the other prints shows something else.</summary>
    internal bool IsOutOfDate { get; init; }
}

/// <summary>What a registrant's badge shows: all of it, and the texts that <see cref="ShownOnBadge"/> compares.</summary>
internal sealed record NamedContent(Guid Id, BadgeContent Content, string Shown);

/// <summary>Finds the registrants whose badges a print has.</summary>
internal static class BadgeReader
{
    /// <summary>Finds the registrants of a print, by name; or returns the error that refuses it.</summary>
    internal static async Task<Result<IReadOnlyList<PersonToPrint>>> FindAsync(
        CrowdCommsContext context, Guid eventId, PrintOrder order, CancellationToken cancellationToken)
    {
        var people = Matching(context, eventId, order.Who);
        var prints = (await context.BadgePrints.AsNoTracking()
            .Where(p => p.EventId == eventId && people.Any(r => r.Id == p.RegistrantId))
            .OrderBy(p => p.At).ThenBy(p => p.Id)
            .Select(p => new PastPrint(p.Id, p.RegistrantId, p.Shown))
            .ToListAsync(cancellationToken)).ToLookup(p => p.RegistrantId);
        var rows = await Contents(context, people).ToListAsync(cancellationToken);
        var found = rows.ConvertAll(r =>
        {
            var (own, others) = (order.RowOf(r.Id), prints[r.Id].Where(p => p.Id != order.RowOf(r.Id)).ToList());
            return new PersonToPrint(r.Id, r.Content, prints[r.Id].Any(p => p.Id == own), others.Count > 0)
            {
                Shown = r.Shown,
                IsOutOfDate = others.LastOrDefault()?.Shown is { } shown && shown != r.Shown,
            };
        }).FindAll(p => order.Who.Takes(p.PrintedBefore, p.IsOutOfDate));
        return found.Count == 0 ? await NobodyAsync(context, eventId, order.Who, cancellationToken)
            : (Result<IReadOnlyList<PersonToPrint>>)(Refusal(found, order) is { } refusal ? refusal : found);
    }

    /// <summary>Returns the registrants who match a filter, whether their badges were printed or not.</summary>
    internal static IQueryable<Registrant> Matching(CrowdCommsContext context, Guid eventId, BadgeFilter who)
    {
        var people = context.Registrants.AsNoTracking()
            .Where(r => r.EventId == eventId && r.Status != RegistrantStatus.Cancelled);
        people = who.Ids is { } ids ? people.Where(r => ids.Contains(r.Id)) : people;
        people = who.Confirmed
            ? people.Where(r => r.Status == RegistrantStatus.Confirmed || r.Status == RegistrantStatus.CheckedIn)
            : people;
        return who.PassType is { } passType ? people.Where(r => r.PassTypeId == passType) : people;
    }

    /// <summary>Returns the registrants who match a filter and whose badges are printed then: of those printed before, only
    /// the ones that the filter wants.</summary>
    internal static IQueryable<Registrant> Awaiting(CrowdCommsContext context, Guid eventId, BadgeFilter who)
    {
        var people = Matching(context, eventId, who);
        return (who.NotPrinted, who.OutOfDate) switch
        {
            (false, false) => people,
            (true, false) => people.Where(r => !context.BadgePrints.Any(p => p.RegistrantId == r.Id)),
            var (missing, _) => ShownOnBadge.Of(context, people).Where(s => (s.Printed != null && s.Printed != s.Now)
                || (missing && !context.BadgePrints.Any(p => p.RegistrantId == s.Registrant.Id))).Select(s => s.Registrant),
        };
    }

    /// <summary>Returns what the badges show, by name.</summary>
    internal static IQueryable<NamedContent> Contents(CrowdCommsContext context, IQueryable<Registrant> people) =>
        ShownOnBadge.Of(context, people.OrderBy(r => r.SortName).ThenBy(r => r.Id)).Select(s => new NamedContent(
            s.Registrant.Id,
            new BadgeContent(s.Registrant.Person)
            {
                Company = s.Registrant.Company!.Name,
                PassType = s.Registrant.PassType!.Name,
                Colour = s.Registrant.PassType.Colour,
                TicketCode = s.Registrant.TicketCode,
            }, s.Now));

    private static Error? Refusal(List<PersonToPrint> found, PrintOrder order)
    {
        if (found.Count > BadgeErrors.MostInOneFile)
        {
            return BadgeErrors.TooMany(found.Count);
        }

        var again = found.Count(p => p is { PrintedBefore: true, Recorded: false, IsOutOfDate: false });
        return again > 0 && order.Reason.OrNull() is null ? BadgeErrors.ReasonMissing(again, found.Count) : null;
    }

    private static async Task<Error> NobodyAsync(
        CrowdCommsContext context, Guid eventId, BadgeFilter who, CancellationToken cancellationToken)
    {
        if (who.Ids is not { Count: 1 } ids)
        {
            return BadgeErrors.NoMatch;
        }

        return await context.Registrants.AnyAsync(r => r.EventId == eventId && r.Id == ids[0], cancellationToken)
            ? BadgeErrors.Cancelled : Error.NotFound("person");
    }

    /// <summary>An earlier print of a badge, and what it showed.</summary>
    private sealed record PastPrint(Guid Id, Guid RegistrantId, string? Shown);
}
