using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Languages;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CompanyLinks;

/// <summary>The link of a company as organisers see it; instants are UTC, and null for never.</summary>
public sealed record CompanyLinkRow(
    string Key, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? SeenAt);

/// <summary>Creates, replaces, revokes and sends the links at which companies register their people. Organisers only;
/// each change is audited.</summary>
public sealed class CompanyLinkService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IProductLinks links, TimeProvider clock)
{
    private const string Purpose = "share links with companies";

    /// <summary>Reads the link of a company that is not revoked.</summary>
    /// <returns>The row, or null when the company has no link; <c>forbidden</c> for staff; <c>not_found</c> for an
    /// actor who is not a member of the event.</returns>
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

    /// <summary>Creates a link for a company; an earlier link stops working.</summary>
    /// <returns>The row; <c>forbidden</c> for staff; <c>not_found</c> when the event has no such company, and for an
    /// actor who is not a member.</returns>
    public async Task<Result<CompanyLinkRow?>> IssueAsync(
        Guid eventId, Guid companyId, Actor actor, CancellationToken cancellationToken) =>
            await ChangeAsync(eventId, companyId, actor, (context, old) =>
            {
                var link = new CompanyLink { EventId = eventId, CompanyId = companyId, CreatedAt = clock.GetUtcNow() };
                context.CompanyLinks.Add(link);
                return (old is null ? "LinkIssued" : "LinkReplaced", link);
            }, cancellationToken);

    /// <summary>Revokes the link of a company; without a link nothing happens.</summary>
    /// <returns>Null; <c>forbidden</c> for staff; <c>not_found</c> when the event has no such company, and for an actor
    /// who is not a member.</returns>
    public async Task<Result<CompanyLinkRow?>> RevokeAsync(
        Guid eventId, Guid companyId, Actor actor, CancellationToken cancellationToken) =>
            await ChangeAsync(eventId, companyId, actor, (_, old) => (old is null ? null : "LinkRevoked", null),
                cancellationToken);

    /// <summary>Sends the link to the contact person of the company by email.</summary>
    /// <returns>The row; <c>company.no_contact</c>, <c>company.no_link</c>; <c>forbidden</c> for staff;
    /// <c>not_found</c> when the event has no such company, and for an actor who is not a member.</returns>
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
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = company.ContactName ?? company.Name,
            ["company"] = company.Name,
            ["link"] = links.CompanyLink(link.Key).AbsoluteUri,
            ["language"] = Language.Current.Code,
        };
        OutgoingMessages.AddTo(context, eventId, new Letter(MessageKind.CompanyLink, email, facts), now);
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
            // The revoked link is saved first, since a unique index allows a company one link at a time that is not
            // revoked.
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
