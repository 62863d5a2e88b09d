using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Live;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Privacy;

/// <summary>Anonymises one registrant for ever: personal data is erased everywhere, and the counts stay. Organisers
/// only.</summary>
public sealed class PrivacyService(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine,
    IAuditLock audit, UploadFolder uploads, IChangeFeed feed, TimeProvider clock)
{
    // A scan or an edit may raise the registrant's version between our read and our save: then we try again, at most
    // 3 times.
    private static readonly Repeats Attempts = new(3, failure => failure.IsOvertaken)
    {
        Means = failure => failure.IsOvertaken ? PrivacyErrors.Busy : null,
    };

    /// <summary>
    /// Anonymises a registrant. Name, email, notes and every text about them are erased, also in texts about other
    /// people; status, status changes, scans and visits stay, so that every figure is as before. The ticket stops
    /// working, and the email can register again. It cannot be undone.
    /// </summary>
    /// <returns>Done; <c>registrant.anonymised</c>, <c>privacy.busy</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Done>> AnonymiseAsync(Guid eventId, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, "anonymise people") is { } refusal)
        {
            return refusal;
        }

        return await engine.RepeatAsync(contexts, Attempts, () => TryAsync(eventId, registrantId, actor, cancellationToken));
    }

    private async Task<Result<Done>> TryAsync(Guid eventId, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var person = await context.Registrants.Include(r => r.Company)
            .SingleOrDefaultAsync(r => r.EventId == eventId && r.Id == registrantId, cancellationToken);
        if (person is null || person.AnonymisedAt is not null)
        {
            return person is null ? Error.NotFound("person") : RegistrantErrors.Anonymised;
        }

        var traces = await PersonTraces.OfAsync(context, person, cancellationToken);
        var known = new KnownAs(person.EmailKey, person.Person.Name, person.SortName);
        var now = clock.GetUtcNow();
        context.Tickets.Add(person.Anonymise(now));
        await context.SaveChangesAsync(cancellationToken);
        await EraseRowsAsync(context, person, known, cancellationToken);
        await audit.OpenAsync(context, open: true, cancellationToken);
        await EraseTextsAsync(context, person, known, cancellationToken);
        await new Forgetting(context).SweepAsync(traces, eventId, cancellationToken);
        await audit.OpenAsync(context, open: false, cancellationToken);
        context.AuditEntries.Add(AuditTrail.Entry(eventId, new AuditedThing(nameof(Registrant), registrantId),
            new AuditedAct("Anonymised", actor, now), []));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await uploads.ForgetAsync(context, eventId, cancellationToken);
        feed.Publish(EventChanged.CountAnew(eventId));
        return default(Done);
    }

    private static async Task EraseRowsAsync(
        CrowdCommsContext context, Registrant person, KnownAs known, CancellationToken cancellationToken)
    {
        var (eventId, address) = (person.EventId, known.Address);
        await context.Tickets.Where(t => t.RegistrantId == person.Id && t.Code != person.TicketCode)
            .ExecuteDeleteAsync(cancellationToken);
        await context.ArrivalMarks.Where(m => m.RegistrantId == person.Id).ExecuteDeleteAsync(cancellationToken);
        await context.WaitingPeople.Where(w => w.EventId == eventId && w.EmailKey == address
            && (w.EmailShare == "" || w.EmailShare == known.Sorted)).ExecuteDeleteAsync(cancellationToken);
        var hash = SubscriptionService.Hash(address);
        await context.Unsubscribed.Where(u => u.EventId == eventId && u.EmailHash == hash).ExecuteDeleteAsync(cancellationToken);
        List<string> written = [.. (await context.Companies.Where(c => c.EventId == eventId && c.ContactEmail != null)
            .Select(c => c.ContactEmail!).Distinct().ToListAsync(cancellationToken)).Where(e => TextRules.KeyOfEmail(e) == address)];
        await context.Companies.Where(c => c.EventId == eventId && written.Contains(c.ContactEmail!))
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.ContactName, (string?)null)
                    .SetProperty(c => c.ContactEmail, (string?)null), cancellationToken);
    }

    private static async Task EraseTextsAsync(
        CrowdCommsContext context, Registrant person, KnownAs known, CancellationToken cancellationToken)
    {
        var forgetting = new Forgetting(context);
        await forgetting.PersonAsync(person.Id, cancellationToken);
        await forgetting.MessagesAsync(person.EventId, known.Address, cancellationToken);
        await forgetting.ActsAsync(person.EventId, known.Name, cancellationToken);
    }

    /// <summary>What a registrant was known by until now: the key of the email, the name, and the name that lists are
    /// sorted by.</summary>
    private sealed record KnownAs(string Address, string Name, string Sorted);
}
