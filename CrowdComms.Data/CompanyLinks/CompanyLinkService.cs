using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CompanyLinks;

/// <summary>A company's address as organisers see it; instants are UTC, null for never.</summary>
public sealed record CompanyLinkRow(
    string Key, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? SeenAt);

/// <summary>Makes the addresses at which companies register their people, replaces and revokes them. Organisers only;
/// each change is audited.</summary>
public sealed class CompanyLinkService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, MessageSite site, TimeProvider clock)
{
    private const string Purpose = "share links with companies";

    /// <summary>The address of a company that is good now.</summary>
    /// <returns>The row, null inside for none; <c>forbidden</c>, <c>not_found</c> to strangers.</returns>
    public async Task<Result<CompanyLinkRow?>> OfAsync(
        Guid eventId, Guid companyId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Good(context, eventId, companyId).AsNoTracking()
            .Select(l => new CompanyLinkRow(l.Key, l.CreatedAt, l.SentAt, l.SeenAt))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Makes an address; the one before, if any, leads nowhere from now on.</summary>
    /// <returns>The row; <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<CompanyLinkRow?>> IssueAsync(
        Guid eventId, Guid companyId, Actor actor, CancellationToken cancellationToken) =>
            await ChangeAsync(eventId, companyId, actor, (context, old) =>
            {
                var link = new CompanyLink { EventId = eventId, CompanyId = companyId, CreatedAt = clock.GetUtcNow() };
                context.CompanyLinks.Add(link);
                return (old is null ? "LinkIssued" : "LinkReplaced", link);
            }, cancellationToken);

    /// <summary>Makes the address lead nowhere; nothing happens where there is none.</summary>
    /// <returns>Null inside; <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<CompanyLinkRow?>> RevokeAsync(
        Guid eventId, Guid companyId, Actor actor, CancellationToken cancellationToken) =>
            await ChangeAsync(eventId, companyId, actor, (_, old) => (old is null ? null : "LinkRevoked", null),
                cancellationToken);

    /// <summary>Sends the address to the contact person.</summary>
    /// <returns>The row; <c>company.no_contact</c>, <c>company.no_link</c>, <c>forbidden</c>,
    /// <c>not_found</c>.</returns>
    public async Task<Result<CompanyLinkRow?>> SendAsync(
        Guid eventId, Guid companyId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var company = await context.Companies.AsNoTracking()
            .SingleOrDefaultAsync(c => c.EventId == eventId && c.Id == companyId, cancellationToken);
        var link = await Good(context, eventId, companyId).SingleOrDefaultAsync(cancellationToken);
        if (company is null || link is null || company.ContactEmail is not { } email)
        {
            return company is null ? Error.NotFound("company") : link is null ? CompanyErrors.NoLink(company.Name)
                : CompanyErrors.NoContact(company.Name);
        }

        var now = clock.GetUtcNow();
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = company.ContactName
            ?? company.Name, ["company"] = company.Name, ["link"] = site.At($"c/{link.Key}") };
        OutgoingMessages.AddTo(context, eventId, MessageKind.CompanyLink, (email, facts), now);
        link.SentAt = now;
        context.AuditEntries.Add(AuditTrail.Entry(eventId, new AuditedThing(nameof(Company), companyId),
            new AuditedAct("LinkSent", actor, now), []));
        await context.SaveChangesAsync(cancellationToken);
        return new CompanyLinkRow(link.Key, link.CreatedAt, link.SentAt, link.SeenAt);
    }

    private static IQueryable<CompanyLink> Good(CrowdCommsContext context, Guid eventId, Guid companyId) =>
        context.CompanyLinks.Where(l => l.EventId == eventId && l.CompanyId == companyId && l.RevokedAt == null);

    private async Task<Result<CompanyLinkRow?>> ChangeAsync(
        Guid eventId, Guid companyId, Actor actor, Func<CrowdCommsContext, CompanyLink?,
            (string? Action, CompanyLink? Now)> change, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, companyId, cancellationToken);
        if (!await context.Companies.AnyAsync(c => c.EventId == eventId && c.Id == companyId, cancellationToken))
        {
            return Error.NotFound("company");
        }

        var old = await Good(context, eventId, companyId).SingleOrDefaultAsync(cancellationToken);
        if (old is not null)
        {
            // Saved first: the database takes one good address of a company at a time.
            old.RevokedAt = clock.GetUtcNow();
            await context.SaveChangesAsync(cancellationToken);
        }

        var (action, link) = change(context, old);
        context.AuditEntries.AddRange(action is null ? [] :
            [AuditTrail.Entry(eventId, new AuditedThing(nameof(Company), companyId),
                new AuditedAct(action, actor, clock.GetUtcNow()), [])]);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return link is null ? (CompanyLinkRow?)null : new CompanyLinkRow(link.Key, link.CreatedAt, null, null);
    }
}
