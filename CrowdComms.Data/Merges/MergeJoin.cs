using CrowdComms.Data.Alerts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Merges;

/// <summary>Joins what two companies have besides their registrants: contact, allocations, link and arrival
/// alerts.</summary>
internal static class MergeJoin
{
    /// <summary>The allocations of both companies by pass type; <see cref="JoinedAllocation.Most"/> adds them
    /// up.</summary>
    internal static async Task<List<JoinedAllocation>> AllocationsAsync(
        CrowdCommsContext context, Company from, Company into, CancellationToken cancellationToken)
    {
        var both = await context.Allocations.AsNoTracking().Where(a => a.CompanyId == from.Id || a.CompanyId == into.Id)
            .Join(context.PassTypes, a => a.PassTypeId, p => p.Id,
                (a, p) => new { a.CompanyId, a.Most, p.Id, p.Name, p.Position }).ToListAsync(cancellationToken);
        var taken = await context.Registrants
            .Where(r => (r.CompanyId == from.Id || r.CompanyId == into.Id) && r.Status != RegistrantStatus.Cancelled)
            .GroupBy(r => new { r.PassTypeId, r.CompanyId }).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => (g.Key.PassTypeId, g.Key.CompanyId!.Value), g => g.Count, cancellationToken);
        return [.. both.GroupBy(a => (a.Id, a.Name, a.Position)).OrderBy(g => g.Key.Position)
            .ThenBy(g => g.Key.Name, StringComparer.Ordinal)
            .Select(g => new JoinedAllocation(
                g.Key.Id, g.Key.Name, g.SingleOrDefault(a => a.CompanyId == from.Id)?.Most,
                g.SingleOrDefault(a => a.CompanyId == into.Id)?.Most,
                taken.GetValueOrDefault((g.Key.Id, from.Id)), taken.GetValueOrDefault((g.Key.Id, into.Id))))];
    }

    /// <summary>Whether the remaining company has no contact person and takes over that of the other.</summary>
    internal static bool TakesContact(Company from, Company into) =>
        !Contact(into).IsSomebody && Contact(from).IsSomebody;

    /// <summary>Gives <paramref name="into"/> what <paramref name="from"/> has. The rows that refer to the latter are
    /// deleted with it.</summary>
    /// <returns>What both companies had before, for an undo.</returns>
    internal static async Task<MergeKept> ApplyAsync(
        CrowdCommsContext context, Company from, Company into, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (contact, before) = (Contact(from), Contact(into));
        var joined = await AllocationsAsync(context, from, into, cancellationToken);
        var standing = await context.Allocations.Where(a => a.CompanyId == into.Id)
            .ToDictionaryAsync(a => a.PassTypeId, cancellationToken);
        foreach (var allocation in joined)
        {
            Put(context, standing.GetValueOrDefault(allocation.PassTypeId), into,
                new WantedAllocation(allocation.PassTypeId, allocation.Most));
        }

        if (TakesContact(from, into))
        {
            (into.ContactName, into.ContactEmail) = (contact.Name, contact.Email);
        }

        var link = await context.CompanyLinks.AsNoTracking().Where(l => l.CompanyId == from.Id && l.RevokedAt == null)
            .SingleOrDefaultAsync(cancellationToken);
        var marks = await context.ArrivalMarks.AsNoTracking().Where(m => m.CompanyId == from.Id).Select(m => m.UserId)
            .ToListAsync(cancellationToken);
        var marked = await context.ArrivalMarks.AsNoTracking().Where(m => m.CompanyId == into.Id).Select(m => m.UserId)
            .ToListAsync(cancellationToken);
        List<Guid> added = [.. marks.Except(marked)];
        context.ArrivalMarks.AddRange(added.Select(user => Mark(into, user, now)));
        return new MergeKept(
            contact, before, joined.ConvertAll(a => new KeptAllocation(a.PassTypeId, a.From, a.Into, a.Most)),
            link is null ? null : new KeptLink(link.Key, link.CreatedAt), marks, added);
    }

    /// <summary>A company's contact person, as a merge stores them.</summary>
    internal static KeptContact Contact(Company company) => new(company.ContactName, company.ContactEmail);

    /// <summary>Creates a user's wish to follow arrivals of a company's registrants.</summary>
    internal static ArrivalMark Mark(Company company, Guid user, DateTimeOffset at) =>
        new() { EventId = company.EventId, UserId = user, CompanyId = company.Id, CreatedAt = at };

    /// <summary>Creates an allocation or changes its number; null deletes it.</summary>
    internal static void Put(
        CrowdCommsContext context, Allocation? standing, Company company, WantedAllocation wanted)
    {
        if (wanted.Most is not { } most)
        {
            context.Allocations.RemoveRange(standing is null ? [] : [standing]);
        }
        else if (standing is null)
        {
            context.Allocations.Add(new Allocation
            {
                EventId = company.EventId,
                CompanyId = company.Id,
                PassTypeId = wanted.PassTypeId,
                Most = most
            });
        }
        else
        {
            standing.Most = most;
        }
    }
}

/// <summary>The number of passes of one type that a company is to have; null for no allocation.</summary>
internal sealed record WantedAllocation(Guid PassTypeId, int? Most);
