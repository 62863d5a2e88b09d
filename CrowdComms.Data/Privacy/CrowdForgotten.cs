using CrowdComms.Data.Imports;
using CrowdComms.Data.Merges;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Privacy;

/// <summary>Everybody of an event, forgotten in batches, so that memory stays flat however many they are.</summary>
/// <param name="context">Without a transaction.</param>
/// <param name="eventId">The event.</param>
/// <param name="now">UTC.</param>
internal sealed class CrowdForgotten(CrowdCommsContext context, Guid eventId, DateTimeOffset now)
{
    private const int Batch = 500;
    private const int MostRepeats = 20;

    // What the audit says of these is about the house, not about people.
    private static readonly string[] Settings = ["Event", "PassType", "Zone", "Station", "Device", "WallLink", "BadgeLayout", "Member", "Question", "MessageTemplate", "ApiKey", "Webhook", "ArrivalMark"];
    private int _repeats;

    /// <summary>Anonymises the next of them, and commits.</summary>
    /// <returns>How many; 0 when nobody is left.</returns>
    internal async Task<int> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            context.ChangeTracker.Clear();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var people = await context.Registrants.Include(r => r.Company).Where(r => r.EventId == eventId && r.AnonymisedAt == null)
                .OrderBy(r => r.Id).Take(Batch).ToListAsync(cancellationToken);
            var codes = people.ConvertAll(p => p.TicketCode);
            context.Tickets.AddRange(people.ConvertAll(p => p.Anonymise(now)));
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (++_repeats < MostRepeats)
            {
                // One of them was changed since we read: the same batch again.
                continue;
            }

            await context.Tickets.Where(t => codes.Contains(t.Code)).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            context.ChangeTracker.Clear();
            return people.Count;
        }
    }

    /// <summary>Removes what else the event knows of people; call in a transaction that may change the audit, when nobody is left.</summary>
    internal async Task RestAsync(CancellationToken cancellationToken)
    {
        await context.Tickets.Where(t => t.EventId == eventId && !context.Registrants.Any(r => r.TicketCode == t.Code && r.Id == t.RegistrantId)).ExecuteDeleteAsync(cancellationToken);
        await context.ArrivalMarks.Where(m => m.EventId == eventId && m.RegistrantId != null).ExecuteDeleteAsync(cancellationToken);
        await context.Unsubscribed.Where(u => u.EventId == eventId).ExecuteDeleteAsync(cancellationToken);
        await context.Invitations.Where(i => i.EventId == eventId && i.Email != null).ExecuteUpdateAsync(set => set.SetProperty(i => i.Email, (string?)null), cancellationToken);
        var forgetting = new Forgetting(context);
        await forgetting.EverybodyAsync(eventId, cancellationToken);
        await forgetting.MessagesAsync(eventId, null, cancellationToken);
        await context.AuditEntries.Where(a => a.EventId == eventId && !Settings.Contains(a.Subject))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Changes, new List<Audit.FieldChange>()), cancellationToken);
        await context.AuditEntries.Where(a => a.EventId == eventId && a.Address != null).ExecuteUpdateAsync(set => set.SetProperty(a => a.Address, (string?)null), cancellationToken);
        await context.Companies.Where(c => c.EventId == eventId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ContactName, (string?)null).SetProperty(c => c.ContactEmail, (string?)null), cancellationToken);
        await context.Set<ImportFault>().Where(f => context.Imports.Any(i => i.Id == f.ImportId && i.EventId == eventId)).ExecuteDeleteAsync(cancellationToken);
        await context.CompanyLinks.Where(l => l.EventId == eventId && l.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken);
        foreach (var merge in await context.CompanyMerges.Where(m => m.EventId == eventId).ToListAsync(cancellationToken))
        {
            context.Entry(merge).Property(m => m.Kept).CurrentValue = merge.Kept with { From = new KeptContact(null, null), Into = new KeptContact(null, null), Link = null };
        }
    }
}
