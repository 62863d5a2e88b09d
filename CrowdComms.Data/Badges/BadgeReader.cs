using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Badges;

/// <summary>A registrant whose badge a print has.</summary>
/// <param name="Id">The registrant's id.</param>
/// <param name="Content">What the badge shows.</param>
/// <param name="Recorded">Whether this print was recorded before, so that it is sent again.</param>
/// <param name="PrintedBefore">Whether another print of the same badge was recorded before.</param>
internal sealed record PersonToPrint(Guid Id, BadgeContent Content, bool Recorded, bool PrintedBefore);

/// <summary>What a registrant's badge shows.</summary>
internal sealed record NamedContent(Guid Id, BadgeContent Content);

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
            .Select(p => new { p.Id, p.RegistrantId })
            .ToListAsync(cancellationToken)).ToLookup(p => p.RegistrantId, p => p.Id);
        var rows = await Contents(people).ToListAsync(cancellationToken);
        var found = rows.ConvertAll(r => new PersonToPrint(
            r.Id, r.Content, prints[r.Id].Contains(order.RowOf(r.Id)), prints[r.Id].Any(p => p != order.RowOf(r.Id))));
        found = order.Who.NotPrinted ? found.FindAll(p => !p.PrintedBefore) : found;
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

    /// <summary>Returns the registrants who match a filter and whose badges are printed then: not those printed before, if
    /// the filter wants it.</summary>
    internal static IQueryable<Registrant> Awaiting(CrowdCommsContext context, Guid eventId, BadgeFilter who) =>
        Matching(context, eventId, who)
            .Where(r => !who.NotPrinted || !context.BadgePrints.Any(p => p.RegistrantId == r.Id));

    /// <summary>Returns what the badges show, by name.</summary>
    internal static IQueryable<NamedContent> Contents(IQueryable<Registrant> people) =>
        people.OrderBy(r => r.SortName).ThenBy(r => r.Id).Select(r => new NamedContent(
            r.Id,
            new BadgeContent(r.Person)
            {
                Company = r.Company!.Name,
                PassType = r.PassType!.Name,
                Colour = r.PassType.Colour,
                TicketCode = r.TicketCode,
            }));

    private static Error? Refusal(List<PersonToPrint> found, PrintOrder order)
    {
        if (found.Count > BadgeErrors.MostInOneFile)
        {
            return BadgeErrors.TooMany(found.Count);
        }

        var again = found.Count(p => p is { PrintedBefore: true, Recorded: false });
        return again > 0 && order.Reason.OrNull() is null ? BadgeErrors.ReasonMissing(again, found.Count) : null;
    }

    private static async Task<Error> NobodyAsync(
        CrowdCommsContext context, Guid eventId, BadgeFilter who, CancellationToken cancellationToken)
    {
        if (who.Ids is not { Count: 1 } ids)
        {
            return BadgeErrors.Nobody;
        }

        return await context.Registrants.AnyAsync(r => r.EventId == eventId && r.Id == ids[0], cancellationToken)
            ? BadgeErrors.Cancelled : Error.NotFound("person");
    }
}
