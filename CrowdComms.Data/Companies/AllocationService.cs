using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Companies;

/// <summary>Reads and sets the allocations of companies. Staff read them, organisers change them; each change is
/// audited.</summary>
public sealed class AllocationService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    /// <summary>The greatest limit that an allocation may have.</summary>
    public const int Greatest = 100_000;

    private static Error NoLimit => Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["most"] = [$"Enter a number from 0 to {Greatest:N0}, or leave it empty for no limit."],
    });

    /// <summary>Lists the allocations of a company, in the order of the pass types.</summary>
    /// <returns>The rows; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<IReadOnlyList<AllocationRow>>> ListAsync(
        Guid eventId, Guid companyId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the companies") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RowsAsync(context, eventId, companyId, cancellationToken);
    }

    /// <summary>Sets, changes or removes the limit of one pass type for a company. A limit below the number of passes
    /// already taken is allowed: no registrant loses a pass, and no further registrant gets one.</summary>
    /// <returns>The company's allocations after the change; <c>validation</c> for the limit; <c>forbidden</c> for
    /// staff; <c>not_found</c> for a missing company or pass type, and for an actor who is not a member of the
    /// event.</returns>
    public async Task<Result<IReadOnlyList<AllocationRow>>> SetAsync(
        Guid eventId, Guid companyId, AllocationChange change, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Refusal(MemberRole.Organiser, eventId, "set aside passes for companies")
            ?? (change.Most is < 0 or > Greatest ? NoLimit : null)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        var company = await context.Companies.AsNoTracking()
            .SingleOrDefaultAsync(c => c.EventId == eventId && c.Id == companyId, cancellationToken);
        var pass = await context.PassTypes.AsNoTracking()
            .SingleOrDefaultAsync(p => p.EventId == eventId && p.Id == change.PassTypeId, cancellationToken);
        if (company is null || pass is null)
        {
            return Error.NotFound(company is null ? "company" : "pass type");
        }

        if (await ChangeAsync(context, company, change, cancellationToken) is { } changed)
        {
            context.AuditEntries.Add(Entry(company, new AuditedAct("Changed", actor, clock.GetUtcNow()),
                changed with { Field = $"allocation {pass.Code}" }));
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return await RowsAsync(context, eventId, companyId, cancellationToken);
    }

    /// <summary>Lists the allocations of several companies, in the order of the pass types.</summary>
    /// <returns>The allocations; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<IReadOnlyList<CompanyLimit>>> LimitsAsync(
        Guid eventId, IReadOnlyList<Guid> companies, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the companies") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Allocations.AsNoTracking()
            .Where(a => a.EventId == eventId && companies.Contains(a.CompanyId))
            .Join(context.PassTypes, a => a.PassTypeId, p => p.Id, (a, p) => new { Allocation = a, Pass = p })
            .OrderBy(x => x.Pass.Position).ThenBy(x => x.Pass.Name).ThenBy(x => x.Pass.Id)
            .ThenBy(x => x.Allocation.CompanyId)
            .Select(x => new CompanyLimit(x.Allocation.CompanyId, x.Pass.Id, x.Pass.Code, x.Allocation.Most))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Reads the allocations of a company, with the passes that are taken counted.</summary>
    internal static async Task<List<AllocationRow>> RowsAsync(
        CrowdCommsContext context, Guid eventId, Guid companyId, CancellationToken cancellationToken) =>
            await context.Allocations.AsNoTracking().Where(a => a.EventId == eventId && a.CompanyId == companyId)
                .Join(context.PassTypes, a => a.PassTypeId, p => p.Id, (a, p) => new { a.Most, Pass = p })
                .OrderBy(x => x.Pass.Position).ThenBy(x => x.Pass.Name).ThenBy(x => x.Pass.Id)
                .Select(x => new AllocationRow(
                    x.Pass.Id, x.Pass.Code, x.Pass.Name, x.Pass.Colour, x.Most,
                    context.Registrants.Count(r => r.CompanyId == companyId && r.PassTypeId == x.Pass.Id
                        && r.Status != RegistrantStatus.Cancelled)))
                .ToListAsync(cancellationToken);

    private static AuditEntry Entry(Company company, AuditedAct act, FieldChange changed) =>
        AuditTrail.Entry(company.EventId, new AuditedThing(nameof(Company), company.Id), act, [changed]);

    private static async Task<FieldChange?> ChangeAsync(
        CrowdCommsContext context, Company company, AllocationChange change, CancellationToken cancellationToken)
    {
        var allocation = await context.Allocations.SingleOrDefaultAsync(
            a => a.CompanyId == company.Id && a.PassTypeId == change.PassTypeId, cancellationToken);
        var before = allocation?.Most;
        if (change.Most is not { } most)
        {
            context.Allocations.RemoveRange(allocation is null ? [] : [allocation]);
        }
        else if (allocation is null)
        {
            context.Allocations.Add(new Allocation
            {
                EventId = company.EventId,
                CompanyId = company.Id,
                PassTypeId = change.PassTypeId,
                Most = most
            });
        }
        else
        {
            allocation.Most = most;
        }

        return before == change.Most ? null
            : new FieldChange("allocation", before?.ToString(), change.Most?.ToString());
    }
}
