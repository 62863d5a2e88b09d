using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Asks for the registrants of an event from a cursor on.</summary>
/// <param name="Query">The filters, and the number of rows; its order is not used, its page only without a cursor.</param>
/// <param name="After">How far the program has read; null for the beginning.</param>
public sealed record WalkAsked(RegistrantQuery Query, RegistrantCursor? After);

/// <summary>Some registrants of an event, and how to go on reading.</summary>
/// <param name="Page">The rows, and the number of all that match.</param>
/// <param name="Next">The cursor of the rows that follow; null after the last row.</param>
/// <param name="ReadUntil">The instant, UTC, from which on changes may be missing in what was read from the first page on. Who asks
/// for the changes after it misses none, and gets some again.</param>
public sealed record WalkPage(Page<RegistrantRow> Page, RegistrantCursor? Next, DateTimeOffset ReadUntil);

/// <summary>
/// Lets programs read all registrants of an event, or those that changed, while others change them. It reads in an order in
/// which no one moves backwards: that of registration, or that of the last changes, in which everyone who changes comes again
/// at the end.
/// </summary>
public sealed class RegistrantWalk(IDbContextFactory<CrowdCommsContext> contexts, RegistrantSearch search, TimeProvider clock)
{
    /// <summary>How long before the reading a change may have been stamped that is not to be seen yet: longer than any transaction
    /// that changes a registrant is open, and than the clocks of two web nodes differ.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    /// <summary>Reads the rows that follow a cursor. Without a cursor it reads in the order of the last changes if the query asks
    /// for those after an instant, otherwise in that of registration.</summary>
    /// <returns>The rows; <c>not_found</c> to strangers.</returns>
    public async Task<Result<WalkPage>> ReadAsync(Guid eventId, WalkAsked asked, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the registrants") is { } refusal)
        {
            return refusal;
        }

        var (query, after) = asked;
        var readUntil = after?.Since ?? clock.GetUtcNow() - Overlap;
        var (number, size) = (after is null ? Math.Max(query.Page, 1) : 1, Math.Clamp(query.PageSize, 1, RegistrantQuery.MostRows));
        var byUpdate = after?.ByUpdate ?? query.UpdatedAfter is not null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var total = search.CountAsync(eventId, query, cancellationToken);
        var rows = Following(search.Matching(context, eventId, query), byUpdate, after).Skip((number - 1) * size).Take(size + 1)
            .Select(RegistrantRow.Of).ToListAsync(cancellationToken);
        await Task.WhenAll(total, rows);
        var page = (await rows).Take(size).ToList();
        var next = (await rows).Count > size
            ? new RegistrantCursor(byUpdate, byUpdate ? page[^1].UpdatedAt : page[^1].CreatedAt, page[^1].Id, readUntil) : null;
        return new WalkPage(new Page<RegistrantRow>(page, number, size, await total), next, readUntil);
    }

    // The first comparison lets the database begin at the cursor in an index of the instants.
    private static IQueryable<Registrant> Following(IQueryable<Registrant> people, bool byUpdate, RegistrantCursor? after)
    {
        var (at, id) = (after?.At ?? default, after?.Id ?? default);
        if (byUpdate)
        {
            people = after is null ? people
                : people.Where(r => r.UpdatedAt >= at && (r.UpdatedAt > at || r.Id.CompareTo(id) > 0));
            return people.OrderBy(r => r.UpdatedAt).ThenBy(r => r.Id);
        }

        people = after is null ? people : people.Where(r => r.CreatedAt >= at && (r.CreatedAt > at || r.Id.CompareTo(id) > 0));
        return people.OrderBy(r => r.CreatedAt).ThenBy(r => r.Id);
    }
}
