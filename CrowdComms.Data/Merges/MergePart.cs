using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Merges;

/// <summary>Restores what two companies had besides their registrants before a merge, as far as later changes allow
/// it.</summary>
internal static class MergePart
{
    /// <summary>Gives both companies what they had before the merge.</summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="kept">What they had.</param>
    /// <param name="companies">The company that exists again (another one if its name was taken since), and the one
    /// that remained; null if that was deleted since.</param>
    /// <param name="now">The time of the undo, UTC.</param>
    /// <param name="cancellationToken">Stops between two statements.</param>
    internal static async Task ApplyAsync(CrowdCommsContext context, MergeKept kept,
        MergedCompanies companies, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, into) = companies;
        if (!MergeJoin.Contact(from).IsSomebody)
        {
            (from.ContactName, from.ContactEmail) = (kept.From.Name, kept.From.Email);
        }

        if (into is not null && !kept.Into.IsSomebody && MergeJoin.Contact(into) == kept.From)
        {
            (into.ContactName, into.ContactEmail) = (null, null);
        }

        await AllocateAsync(context, kept, companies, cancellationToken);
        await MarkAsync(context, kept, companies, now, cancellationToken);
        if (kept.Link is { } link
            && !await context.CompanyLinks.AnyAsync(
                l => l.Key == link.Key || (l.CompanyId == from.Id && l.RevokedAt == null), cancellationToken))
        {
            context.CompanyLinks.Add(new CompanyLink
            {
                EventId = from.EventId,
                CompanyId = from.Id,
                Key = link.Key,
                CreatedAt = link.CreatedAt
            });
        }
    }

    private static async Task AllocateAsync(CrowdCommsContext context, MergeKept kept,
        MergedCompanies companies, CancellationToken cancellationToken)
    {
        var (from, into) = companies;
        var intoId = into?.Id;
        var standing = await context.Allocations.Where(a => a.CompanyId == from.Id || a.CompanyId == intoId)
            .ToListAsync(cancellationToken);
        var passes = await context.PassTypes.Where(p => p.EventId == from.EventId).Select(p => p.Id)
            .ToListAsync(cancellationToken);
        foreach (var allocation in kept.Allocations.Where(a => passes.Contains(a.PassTypeId)))
        {
            Allocation? Of(Guid? company) =>
                standing.Find(a => a.CompanyId == company && a.PassTypeId == allocation.PassTypeId);
            if (allocation.From is not null && Of(from.Id) is null)
            {
                MergeJoin.Put(context, null, from, new(allocation.PassTypeId, allocation.From));
            }

            // A number that an organiser changed after the merge is kept.
            if (into is not null && into != from && Of(into.Id) is { } joined && joined.Most == allocation.IntoAfter)
            {
                MergeJoin.Put(context, joined, into, new(allocation.PassTypeId, allocation.IntoBefore));
            }
        }
    }

    private static async Task MarkAsync(CrowdCommsContext context, MergeKept kept,
        MergedCompanies companies, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, intoId) = (companies.From, companies.Into?.Id);
        var users = await context.Users.Where(u => kept.Marks.Contains(u.Id)).Select(u => u.Id)
            .ToListAsync(cancellationToken);
        var marked = await context.ArrivalMarks.Where(m => m.CompanyId == from.Id).Select(m => m.UserId)
            .ToListAsync(cancellationToken);
        context.ArrivalMarks.AddRange(users.Except(marked).Select(user => MergeJoin.Mark(from, user, now)));
        if (from.Id != intoId)
        {
            await context.ArrivalMarks.Where(m => m.CompanyId == intoId && kept.NewMarks.Contains(m.UserId))
                .ExecuteDeleteAsync(cancellationToken);
        }
    }
}

/// <summary>The two companies of a merge that is undone.</summary>
/// <param name="From">The company that exists again.</param>
/// <param name="Into">The company that remained; null where it was deleted since.</param>
internal sealed record MergedCompanies(Company From, Company? Into);
