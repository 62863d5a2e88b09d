using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Merges;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Privacy;

/// <summary>Anonymises all registrants of an event in batches, so that memory does not grow with their
/// number.</summary>
/// <param name="context">A context without a transaction.</param>
/// <param name="eventId">The event whose registrants are anonymised.</param>
/// <param name="now">The time of anonymising, UTC.</param>
internal sealed class CrowdForgotten(CrowdCommsContext context, Guid eventId, DateTimeOffset now)
{
    private const int Batch = 500;
    private static readonly Repeats Attempts = new(19, failure => failure.IsOvertaken);

    // Audit entries on these subjects describe the event's set-up and hold no data of registrants, so they are kept.
    private static readonly string[] Settings = ["Event", "PassType", "Zone", "Station", "Device", "WallLink",
        "BadgeLayout", "Member", "Question", "MessageTemplate", "ApiKey", "Webhook", "ArrivalMark"];

    /// <summary>Anonymises the registrants who are left, each batch in a transaction of its own. A batch of which a
    /// registrant changed between our read and our save is tried again.</summary>
    /// <returns>How many were anonymised.</returns>
    internal async Task<int> AllAsync(
        IDatabaseEngine engine, IDbContextFactory<CrowdCommsContext> contexts, CancellationToken cancellationToken)
    {
        var people = 0;
        await engine.RepeatAsync<Done>(contexts, Attempts, async () =>
        {
            while (await NextAsync(cancellationToken) is > 0 and var some)
            {
                people += some;
            }

            return default(Done);
        });
        return people;
    }

    /// <summary>Removes the other personal data of the event, when all registrants are anonymised. The caller's
    /// transaction may change the audit.</summary>
    internal async Task RestAsync(CancellationToken cancellationToken)
    {
        await context.Tickets
            .Where(t => t.EventId == eventId
                && !context.Registrants.Any(r => r.TicketCode == t.Code && r.Id == t.RegistrantId)).ExecuteDeleteAsync(cancellationToken);
        await context.ArrivalMarks.Where(m => m.EventId == eventId && m.RegistrantId != null).ExecuteDeleteAsync(cancellationToken);
        await context.Unsubscribed.Where(u => u.EventId == eventId).ExecuteDeleteAsync(cancellationToken);
        await context.Invitations.Where(i => i.EventId == eventId && i.Email != null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Email, (string?)null), cancellationToken);
        var forgetting = new Forgetting(context);
        await forgetting.EverybodyAsync(eventId, cancellationToken);
        await forgetting.MessagesAsync(eventId, null, cancellationToken);
        await context.AuditEntries.Where(a => a.EventId == eventId && !Settings.Contains(a.Subject))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Changes, new List<Audit.FieldChange>()), cancellationToken);
        await context.AuditEntries.Where(a => a.EventId == eventId && a.Address != null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Address, (string?)null), cancellationToken);
        await context.Companies.Where(c => c.EventId == eventId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.ContactName, (string?)null)
                    .SetProperty(c => c.ContactEmail, (string?)null), cancellationToken);
        await context.Set<ImportFault>()
            .Where(f => context.Imports.Any(i => i.Id == f.ImportId && i.EventId == eventId)).ExecuteDeleteAsync(cancellationToken);
        await context.CompanyLinks.Where(l => l.EventId == eventId && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken);
        foreach (var merge in await context.CompanyMerges.Where(m => m.EventId == eventId).ToListAsync(cancellationToken))
        {
            context.Entry(merge).Property(m => m.Kept).CurrentValue =
                merge.Kept with { From = new KeptContact(null, null), Into = new KeptContact(null, null), Link = null };
        }
    }

    // Anonymises the next batch and commits; answers how many they were, 0 when none is left.
    private async Task<int> NextAsync(CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var people = await context.Registrants.Include(r => r.Company).Where(r => r.EventId == eventId && r.AnonymisedAt == null)
            .OrderBy(r => r.Id).Take(Batch).ToListAsync(cancellationToken);
        var codes = people.ConvertAll(p => p.TicketCode);
        context.Tickets.AddRange(people.ConvertAll(p => p.Anonymise(now)));
        await context.SaveChangesAsync(cancellationToken);
        await context.Tickets.Where(t => codes.Contains(t.Code)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return people.Count;
    }
}
