using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Companies;

/// <summary>Creates, changes and deletes companies. Organisers only; each change is audited.</summary>
public sealed class CompanyService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    private const string Purpose = "change the companies";

    /// <summary>Adds a company to the event.</summary>
    /// <returns>The new row; <c>validation</c> for the details; <c>company.name_taken</c>; <c>forbidden</c> for staff;
    /// <c>not_found</c> for a missing event, and for an actor who is not a member.</returns>
    public async Task<Result<CompanyRow>> CreateAsync(
        Guid eventId, CompanyDetails details, Actor actor, CancellationToken cancellationToken)
    {
        if (Refusal(eventId, details, actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Events.AnyAsync(e => e.Id == eventId, cancellationToken))
        {
            return Error.NotFound("event");
        }

        var company = new Company(eventId, details.Name)
        {
            ContactName = details.ContactName.OrNull(),
            ContactEmail = details.ContactEmail.OrNull()
        };
        context.Companies.Add(company);
        context.AuditEntries.Add(
            Entry(company, new AuditedAct("Created", actor, clock.GetUtcNow()), AuditTrail.New(Fields(company))));
        return await SaveAsync(context, company, cancellationToken);
    }

    /// <summary>Changes the details of a company. A new name is also written into the search column of its registrants,
    /// so that a search by company finds them.</summary>
    /// <returns>The row without its counts; <c>validation</c> for the details; <c>company.name_taken</c>;
    /// <c>forbidden</c> for staff; <c>not_found</c> for a missing company, and for an actor who is not a member.</returns>
    public async Task<Result<CompanyRow>> EditAsync(
        Guid eventId, Guid id, CompanyDetails details, Actor actor, CancellationToken cancellationToken)
    {
        if (Refusal(eventId, details, actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(context, eventId, id, cancellationToken) is not { } company)
        {
            return Error.NotFound("company");
        }

        var changes = Describe(company, details);
        if (changes.Count == 0)
        {
            return Row(company);
        }

        context.AuditEntries.Add(Entry(company, new AuditedAct("Changed", actor, clock.GetUtcNow()), changes));
        var saved = await SaveAsync(context, company, cancellationToken);
        if (saved.Failed(out _))
        {
            return saved;
        }

        await IndexAsync(context, saved.Value, changes, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(EventChanged.CountAnew(eventId));
        return saved;
    }

    /// <summary>Deletes a company that has no registrants.</summary>
    /// <returns>Done; <c>company.in_use</c> while it has registrants; <c>forbidden</c> for staff; <c>not_found</c> for
    /// a missing company, and for an actor who is not a member.</returns>
    public async Task<Result<Done>> DeleteAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, eventId, id, cancellationToken) is not { } company)
        {
            return Error.NotFound("company");
        }

        if (await InUseAsync(context, company, cancellationToken) is { } inUse)
        {
            return inUse;
        }

        context.Companies.Remove(company);
        context.AuditEntries.Add(
            Entry(company, new AuditedAct("Deleted", actor, clock.GetUtcNow()), AuditTrail.Gone(Fields(company))));
        // A person of this company may have registered since the check above. Then the foreign key refuses the
        // deletion, and the registrants are counted for the error.
        var error = await engine.SaveAsync(
            context, async failure => failure.IsOvertaken ? Error.NotFound("company")
                : await InUseAsync(context, company, cancellationToken), cancellationToken);
        return error is null ? default(Done) : error;
    }

    private static Error? Refusal(Guid eventId, CompanyDetails details, Actor actor) =>
        actor.Refusal(MemberRole.Organiser, eventId, Purpose)
        ?? (CompanyRules.Check(details) is { Count: > 0 } problems ? Error.Validation(problems) : null);

    private static AuditEntry Entry(Company company, AuditedAct act, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(company.EventId, new AuditedThing(nameof(Company), company.Id), act, changes);

    private static List<AuditedField> Fields(Company company) =>
        [new("name", company.Name), new("contactName", company.ContactName), new("contactEmail", company.ContactEmail)];

    private static IReadOnlyList<FieldChange> Describe(Company company, CompanyDetails details)
    {
        var before = Fields(company);
        company.Rename(details.Name);
        (company.ContactName, company.ContactEmail) = (details.ContactName.OrNull(), details.ContactEmail.OrNull());
        return AuditTrail.Between(before, Fields(company));
    }

    private static Task<Company?> FindAsync(
        CrowdCommsContext context, Guid eventId, Guid id, CancellationToken cancellationToken) =>
            context.Companies.SingleOrDefaultAsync(c => c.EventId == eventId && c.Id == id, cancellationToken);

    // Registrants are found by their company too, so a new name is written into their search column.
    private async Task IndexAsync(
        CrowdCommsContext context, CompanyRow company, IReadOnlyList<FieldChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Any(c => c.Field == "name"))
        {
            await new CompanyIndex(context, engine).WriteAsync(company, clock.GetUtcNow(), cancellationToken);
        }
    }

    private async Task<Result<CompanyRow>> SaveAsync(
        CrowdCommsContext context, Company company, CancellationToken cancellationToken)
    {
        var error = await engine.SaveAsync(context, failure => failure switch
        {
            { IsOvertaken: true } => Error.NotFound("company"),
            { Index: CompanyErrors.NameIndex } => CompanyErrors.NameTaken(company.Name),
            _ => null,
        }, cancellationToken);
        return error is null ? Row(company) : error;
    }

    private static CompanyRow Row(Company company) =>
        new(company.Id, company.Name, company.ContactEmail) { ContactName = company.ContactName };

    private static async Task<Error?> InUseAsync(
        CrowdCommsContext context, Company company, CancellationToken cancellationToken)
    {
        var people = await context.Registrants.CountAsync(r => r.CompanyId == company.Id, cancellationToken);
        return people == 0 ? null : CompanyErrors.InUse(company.Name, people);
    }
}
