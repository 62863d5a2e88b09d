using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CompanyLinks;

/// <summary>Lets the contact person of a company register its people, and correct and cancel those they registered. The
/// secret key of the company's link gives them the right to do so.</summary>
public sealed class CompanyContactService(
    IDbContextFactory<CrowdCommsContext> contexts, RegistrantService registrants, StatusSteps steps, TimeProvider clock)
{
    private const int MostPeople = 1000;
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Reads what the page of the link shows, and records to the minute that it was opened.</summary>
    /// <returns>The company's page; <c>not_found</c> when no link has this key, or it was revoked.</returns>
    public async Task<Result<CompanyOverview>> OpenAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entered = await EnterAsync(context, key, cancellationToken);
        if (entered is null)
        {
            return Error.NotFound("link");
        }

        var now = clock.GetUtcNow();
        await context.CompanyLinks.Where(l => l.Key == key && (l.SeenAt == null || l.SeenAt <= now - SeenEvery))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.SeenAt, now), cancellationToken);
        return new CompanyOverview(
            entered.Facts, entered.Company.Name,
            await AllocationService.RowsAsync(context, entered.Facts.Id, entered.Company.Id, cancellationToken),
            await PeopleAsync(context, entered, cancellationToken), entered.ClosedSince(now));
    }

    /// <summary>Registers a person of the company with a pass type of which the company has an allocation.</summary>
    /// <param name="key">The secret part of the link's address.</param>
    /// <param name="person">The details of the person.</param>
    /// <param name="passType">The short code of the pass type.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    /// <returns>The registrant's name; <c>validation</c>, <c>company.registration_closed</c>,
    /// <c>company.not_allocated</c>, <c>company.allocation_full</c>, <c>registrant.email_taken</c>, <c>event.full</c>,
    /// <c>pass_type.full</c>; <c>not_found</c> when no link has this key, or it was revoked.</returns>
    public async Task<Result<string>> RegisterAsync(
        string key, GivenDetails person, string passType, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entered = await EnterAsync(context, key, cancellationToken);
        if (entered is null || entered.ClosedSince(clock.GetUtcNow()) is not null)
        {
            return entered is null ? Error.NotFound("link") : CompanyErrors.RegistrationClosed;
        }

        var details =
            new RegistrantDetails(PersonValues.Written(new PersonDetails(), person, PersonAudience.CompanyLink),
                passType, entered.Company.Name);
        var saved = await registrants.RegisterAsync(entered.Facts.Id,
            new NewRegistrant(details, RegistrantSource.Company), entered.ToRegister(), cancellationToken);
        return saved.Failed(out var error) ? Told(error) : saved.Value.Name;
    }

    /// <summary>Corrects the details that the contact person entered for a registrant. Another email passes the ticket
    /// on: the new address gets a ticket, and the old one ends.</summary>
    /// <param name="key">The secret part of the link's address.</param>
    /// <param name="id">The registrant to correct.</param>
    /// <param name="correction">The details that the contact person saw, and those they wrote. What others changed
    /// meanwhile stays; a field that both changed is disputed.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    /// <returns>The registrant's name; <c>validation</c>, <c>registrant.version_stale</c> with the disputed fields,
    /// <c>registrant.anonymised</c>, <c>registrant.email_taken</c>; <c>not_found</c> when the link is not valid, and
    /// for a registrant whom the contact person did not register.</returns>
    public async Task<Result<string>> CorrectAsync(string key, Guid id, PersonCorrection correction, CancellationToken cancellationToken)
    {
        var saved = await PersonMerge.RepeatAsync(() => TryCorrectAsync(key, id, correction, cancellationToken));
        return saved.Failed(out var error) ? Told(error) : saved.Value.Name;
    }

    /// <summary>Cancels a registrant whom the contact person registered, so that the pass is free again.</summary>
    /// <returns>The registrant's name; <c>registrant.step_refused</c> for a registrant who is checked in or cancelled;
    /// <c>registrant.anonymised</c>, <c>registrant.version_stale</c>; <c>not_found</c> when the link is not valid, and
    /// for a registrant whom the contact person did not register.</returns>
    public async Task<Result<string>> CancelAsync(string key, Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await OwnAsync(context, key, id, cancellationToken) is not var (entered, _))
        {
            return Error.NotFound("person");
        }

        var saved = await steps.TakeStepAsync(entered.Facts.Id, id, new StepRequest(StatusStep.Cancel),
            entered.ToChange(id), cancellationToken);
        return saved.Failed(out var error) ? error : saved.Value.Name;
    }

    private async Task<Result<RegistrantRow>> TryCorrectAsync(
        string key, Guid id, PersonCorrection correction, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await OwnAsync(context, key, id, cancellationToken) is not var (entered, row))
        {
            return Error.NotFound("person");
        }

        var merged = PersonMerge.Of(row.Person, correction, PersonAudience.CompanyLink);
        if (merged.Refusal is { } disputed)
        {
            return disputed;
        }

        // The contact person cannot reissue a ticket, and the form promises that it is sent to the address.
        var edit = new RegistrantEdit(id, row.Version, new RegistrantDetails(merged.Person, row.PassTypeCode, row.Company))
        {
            PassTicketOn = TextRules.KeyOfEmail(merged.Person.Email) != TextRules.KeyOfEmail(row.Person.Email),
        };
        return await registrants.EditAsync(entered.Facts.Id, edit, entered.ToChange(id), cancellationToken);
    }

    private static async Task<Entered?> EnterAsync(
        CrowdCommsContext context, string key, CancellationToken cancellationToken)
    {
        var link = await context.CompanyLinks.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Key == key && l.RevokedAt == null, cancellationToken);
        if (link is null)
        {
            return null;
        }

        var company = await context.Companies.AsNoTracking()
            .SingleAsync(c => c.Id == link.CompanyId, cancellationToken);
        var facts = await context.Events.AsNoTracking().Where(e => e.Id == link.EventId).Select(EventFacts.Of)
            .SingleAsync(cancellationToken);
        var closes = await context.Events.Where(e => e.Id == link.EventId).Select(e => e.RegistrationClosesAt)
            .SingleAsync(cancellationToken);
        var merges = await context.CompanyMerges.AsNoTracking()
            .Where(m => m.EventId == link.EventId && m.UndoneAt == null).Select(m => new { m.FromId, m.IntoId })
            .ToListAsync(cancellationToken);
        var ids = new HashSet<Guid> { company.Id };

        // The contact person also acts for registrants who were registered by the links of companies that were merged
        // into this one.
        while (merges.Any(m => ids.Contains(m.IntoId) && ids.Add(m.FromId)))
        {
        }

        return new Entered(facts, company, closes, [.. ids]);
    }

    private static async Task<List<CompanyPerson>> PeopleAsync(
        CrowdCommsContext context, Entered entered, CancellationToken cancellationToken) =>
            await context.Registrants.AsNoTracking().Where(r => r.EventId == entered.Facts.Id && r.CompanyId == entered.Company.Id)
                .OrderBy(r => r.SortName).ThenBy(r => r.Id).Take(MostPeople)
                .Select(
                    r => new CompanyPerson(r.Id, (r.Person.FirstName + " " + r.Person.LastName).Trim(),
                        r.PassType!.Name, r.PassType.Colour, r.Status,
                        r.AnonymisedAt == null && context.StatusChanges.Any(
                            c => c.RegistrantId == r.Id && c.Version == 1 && entered.Ids.Contains(c.ActorId))
                            ? new GivenDetails(r.Person) : null))
                .ToListAsync(cancellationToken);

    private static async Task<(Entered Entered, RegistrantRow Row)?> OwnAsync(
        CrowdCommsContext context, string key, Guid id, CancellationToken cancellationToken)
    {
        if (await EnterAsync(context, key, cancellationToken) is not { } entered)
        {
            return null;
        }

        var row = await context.Registrants.AsNoTracking()
            .Where(r => r.Id == id && r.CompanyId == entered.Company.Id && r.AnonymisedAt == null
                && context.StatusChanges.Any(
                    c => c.RegistrantId == id && c.Version == 1 && entered.Ids.Contains(c.ActorId)))
            .Select(RegistrantRow.Of).SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : (entered, row);
    }

    // The usual error would say who has this email address. The contact person may not know that, so they get an error
    // without it.
    private static Error Told(Error error) => error.Code == "registrant.email_taken" ? CompanyErrors.CannotRegister
        : error;

    /// <summary>The contact person who opened the link, with the event and the company.</summary>
    /// <param name="Facts">The event of the company.</param>
    /// <param name="Company">The company of the link.</param>
    /// <param name="ClosesAt">When public registration closes, UTC; null when it never closes.</param>
    /// <param name="Ids">The company's id, and the ids of the companies that were merged into it.</param>
    private sealed record Entered(EventFacts Facts, Company Company, DateTimeOffset? ClosesAt, Guid?[] Ids)
    {
        private string Name => $"{(Company.Name.Length > 60 ? $"{Company.Name[..60].TrimEnd()}…" : Company.Name)} (company link)";

        /// <summary>Creates the actor who registers a person for the company.</summary>
        internal Actor ToRegister() => Actor.Of(Visitor.OfCompany(Facts.Id, Company.Id), Name, Company.Id);

        /// <summary>Creates the actor who changes one of the registrants whom the contact person registered.</summary>
        internal Actor ToChange(Guid registrantId) => Actor.Of(Visitor.OfCompany(Facts.Id, Company.Id, registrantId), Name, Company.Id);

        internal DateTimeOffset? ClosedSince(DateTimeOffset now) => ClosesAt <= now ? ClosesAt : Facts.EndsAt <= now
            ? Facts.EndsAt : null;
    }
}
