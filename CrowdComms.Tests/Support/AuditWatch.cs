using System.Collections.Concurrent;
using CrowdComms.Data;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.Messages;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Data.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CrowdComms.Tests.Support;

/// <summary>
/// Observes every service of a house in every test: a service that saves a change of settings, pass types, registrants'
/// details and the like must write an audit entry in the same transaction.
/// </summary>
internal sealed class AuditWatch(IDbContextFactory<CrowdCommsContext> contexts) : IDbContextFactory<CrowdCommsContext>
{
    // Columns that change by use, or are counted, are not changes that a user made.
    private static readonly Dictionary<Type, string[]> Unaudited = new()
    {
        [typeof(Event)] = [],
        [typeof(PassType)] = [],
        [typeof(Zone)] = [],
        [typeof(Station)] = [],
        [typeof(Member)] = [],
        [typeof(Invitation)] = [],
        [typeof(Device)] = [],
        [typeof(ApiKey)] = [nameof(ApiKey.LastUsedAt)],
        [typeof(Webhook)] = [nameof(Webhook.FollowedUntil)],
        [typeof(Company)] = [],
        [typeof(Allocation)] = [],
        [typeof(CompanyLink)] = [],
        [typeof(BadgeLayout)] = [],
        [typeof(MessageTemplate)] = [],
        [typeof(Question)] = [],
        [typeof(Answer)] = [],
        [typeof(Registrant)] =
        [
            nameof(Registrant.Status), nameof(Registrant.Version), nameof(Registrant.ConfirmedAt),
            nameof(Registrant.CheckedInAt), nameof(Registrant.CancelledAt), nameof(Registrant.TicketCode),
            nameof(Registrant.UpdatedAt),
        ],
    };

    private readonly ConcurrentQueue<Seen> _seen = new();

    /// <summary>The changes that were saved without an audit entry; empty if all have one.</summary>
    internal IEnumerable<string> Missed => _seen.Where(s => s.Entries == 0 && s.Changes.Count > 0)
        .SelectMany(s => s.Changes).Distinct(StringComparer.Ordinal);

    public CrowdCommsContext CreateDbContext() => Watched(contexts.CreateDbContext());

    private CrowdCommsContext Watched(CrowdCommsContext context)
    {
        var seen = new Seen();
        List<string> saving = [];
        context.SavingChanges += (_, _) =>
            saving = [.. context.ChangeTracker.Entries().Select(Change).OfType<string>()];
        context.SavedChanges += (_, _) =>
        {
            seen.Changes.AddRange(saving);
            seen.Entries += context.ChangeTracker.Entries<AuditEntry>().Count();
        };
        _seen.Enqueue(seen);
        return context;
    }

    // The history tells of a new registrant, with the answers and with a company that is new. Undoing an import writes
    // one entry for all of its registrants.
    private static string? Change(EntityEntry entry) =>
        !Unaudited.TryGetValue(entry.Metadata.ClrType, out var fields)
            || entry is { State: EntityState.Added, Entity: Registrant or Answer or Company }
                or { State: EntityState.Deleted, Entity: Registrant } ? null
        : entry.State is EntityState.Added or EntityState.Deleted ? $"{entry.Metadata.ClrType.Name} {entry.State}"
        : entry.Properties.FirstOrDefault(p => p.IsModified && !fields.Contains(p.Metadata.Name)) is { } changed
            ? $"{entry.Metadata.ClrType.Name}.{changed.Metadata.Name}" : null;

    private sealed class Seen
    {
        internal List<string> Changes { get; } = [];

        internal int Entries { get; set; }
    }
}
