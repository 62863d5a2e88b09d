using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Finds registrants: a page at a time for the grid, and a few at each key press for the desk.</summary>
public sealed class RegistrantSearch(IDbContextFactory<CrowdCommsContext> contexts, IRegistrantMatch match, EventCounts counts)
{
    private const int DeskHits = 12, MostFound = 1000;
    private const string Purpose = "see the registrants";

    /// <summary>One page of the event's registrants. The order is total, so no registrant is on two pages.</summary>
    /// <returns>The page; <c>not_found</c> to strangers.</returns>
    public async Task<Result<Page<RegistrantRow>>> PageAsync(
        Guid eventId, RegistrantQuery query, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var (number, size) = (Math.Max(query.Page, 1), Math.Clamp(query.PageSize, 1, RegistrantQuery.MostRows));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!string.IsNullOrWhiteSpace(query.Search) && await FoundAsync(context, eventId, query, cancellationToken) is { } found)
        {
            var ids = found.Skip((int)Math.Min(int.MaxValue, (number - 1L) * size)).Take(size).ToList();
            return new Page<RegistrantRow>(await RowsAsync(context, eventId, ids, cancellationToken), number, size, found.Count);
        }

        // In a large event the count takes as long as the page, so the database server runs both at once.
        var total = CountAsync(eventId, query, cancellationToken);
        var rows = Rows(context, eventId, query).Skip((number - 1) * size).Take(size).Select(RegistrantRow.Of)
            .ToListAsync(cancellationToken);
        await Task.WhenAll(total, rows);
        return new Page<RegistrantRow>(await rows, number, size, await total);
    }

    /// <summary>
    /// The registrants whom the desk may mean by the text typed so far: at most 12, by name. A blank text finds none. An
    /// email is read as in forms, <see cref="EmailAddress.InSearch"/>.
    /// </summary>
    /// <returns>The rows; <c>device.revoked</c>, <c>forbidden</c> to a kiosk, <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<RegistrantRow>>> FindAsync(
        Guid eventId, string text, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (SearchText.Words(text).Count == 0)
        {
            return Array.Empty<RegistrantRow>();
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await DeviceRules.RefusalAsync(context, actor, new(DeviceRules.Staffed, Purpose), cancellationToken) is { } device)
        {
            return device;
        }

        return await Matching(context, eventId, text).OrderBy(r => r.SortName).ThenBy(r => r.Id)
            .Take(DeskHits).Select(RegistrantRow.Of).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The registrants whom a walk-in may be already: those with the same email, or with the same name whatever its
    /// case, accents and order.
    /// </summary>
    /// <returns>The rows, at most 12 of the same name; <c>device.revoked</c>, <c>forbidden</c> to a kiosk,
    /// <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<RegistrantRow>>> LikelyDuplicatesAsync(
        Guid eventId, RegistrantDetails details, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, Purpose) is { } refusal)
        {
            return refusal;
        }

        var name = $"{details.FirstName} {details.LastName}";
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await DeviceRules.RefusalAsync(context, actor, new(DeviceRules.Staffed, Purpose), cancellationToken) is { } device)
        {
            return device;
        }

        var email = TextRules.KeyOfEmail(details.Email);
        var sameEmail = email.Length == 0 ? [] : await context.Registrants.AsNoTracking()
            .Where(r => r.EventId == eventId && r.EmailKey == email).OrderBy(r => r.SortName).ThenBy(r => r.Id).Take(DeskHits)
            .Select(RegistrantRow.Of).ToListAsync(cancellationToken);
        var words = SearchText.Words(name).Count;
        var sameName = words < 2 ? [] : await Matching(context, eventId, name)
            .OrderBy(r => r.SortName).ThenBy(r => r.Id).Take(DeskHits).Select(RegistrantRow.Of).ToListAsync(cancellationToken);
        return sameEmail.Concat(sameName.Where(r => SearchText.Words(r.Name).Count == words)).DistinctBy(r => r.Id).ToList();
    }

    /// <summary>All the rows that <see cref="PageAsync"/> splits into pages, in the same order.</summary>
    internal IQueryable<Registrant> Rows(CrowdCommsContext context, Guid eventId, RegistrantQuery query) =>
        Matching(context, eventId, query.Search).Filter(context, query).Ordered(query);

    /// <summary>The number of registrants that match the filters of a query: from memory where only statuses are filtered and nothing
    /// changed, otherwise by a statement of its own.</summary>
    internal async Task<int> CountAsync(Guid eventId, RegistrantQuery query, CancellationToken cancellationToken)
    {
        if (query.CountsByStatus)
        {
            var known = await counts.OfAsync(eventId, cancellationToken);
            var statuses = query.Statuses.Count > 0 ? query.Statuses.Distinct() : Enum.GetValues<RegistrantStatus>();
            return statuses.Sum(known.In);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, eventId, query).CountAsync(cancellationToken);
    }

    /// <summary>All the rows that match the filters of a query, in no order.</summary>
    internal IQueryable<Registrant> Matching(CrowdCommsContext context, Guid eventId, RegistrantQuery query) =>
        Matching(context, eventId, query.Search).Filter(context, query);

    // The text index is read once for the page and the number of matches; null where they are too many to be carried over.
    private async Task<IReadOnlyList<Guid>?> FoundAsync(
        CrowdCommsContext context, Guid eventId, RegistrantQuery query, CancellationToken cancellationToken)
    {
        var ids = await Rows(context, eventId, query).Select(r => r.Id).Take(MostFound + 1).ToListAsync(cancellationToken);
        return ids.Count > MostFound ? null : ids;
    }

    private static async Task<IReadOnlyList<RegistrantRow>> RowsAsync(
        CrowdCommsContext context, Guid eventId, List<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = ids.Count == 0 ? [] : await context.Registrants.AsNoTracking().Where(r => r.EventId == eventId && ids.Contains(r.Id))
            .Select(RegistrantRow.Of).ToDictionaryAsync(r => r.Id, cancellationToken);
        return [.. ids.Select(rows.GetValueOrDefault).OfType<RegistrantRow>()];
    }

    private IQueryable<Registrant> Matching(CrowdCommsContext context, Guid eventId, string? search)
    {
        var words = SearchText.Words(EmailAddress.InSearch(search));
        var found = words.Count == 0 ? context.Registrants : match.Search(context, words);
        return found.AsNoTracking().Where(r => r.EventId == eventId);
    }
}
