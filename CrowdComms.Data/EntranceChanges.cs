using System.Data.Common;
using System.Runtime.CompilerServices;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrowdComms.Data;

/// <summary>Publishes that rights or settings changed, after each commit that changed one of <see cref="Watched"/>, so that no
/// service can forget to. A statement that EF Core does not track (<c>ExecuteUpdate</c>, <c>ExecuteDelete</c>) is not seen here;
/// the service that sends it publishes the change.</summary>
internal sealed class EntranceChanges(IChangeFeed feed) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    /// <summary>The entities whose rows <see cref="EntranceCache"/> remembers something of.</summary>
    internal static readonly IReadOnlySet<Type> Watched = new HashSet<Type>
    {
        typeof(User), typeof(Member), typeof(Event), typeof(EventSlug), typeof(Device), typeof(ApiKey), typeof(Station),
        typeof(Question), typeof(PassType),
    };

    // The contexts that saved such a change, or are about to.
    private readonly ConditionalWeakTable<DbContext, object> _changed = [];

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } context && context.ChangeTracker.Entries()
            .Any(e => e.State is not (EntityState.Unchanged or EntityState.Detached) && Watched.Contains(e.Metadata.ClrType)))
        {
            _changed.AddOrUpdate(context, this);
        }

        return ValueTask.FromResult(result);
    }

    /// <inheritdoc />
    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } context)
        {
            Publish(context);
        }

        return ValueTask.FromResult(result);
    }

    /// <inheritdoc />
    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } context)
        {
            Publish(context);
        }

        return Task.CompletedTask;
    }

    private void Publish(DbContext context)
    {
        if (_changed.Remove(context))
        {
            feed.Publish(EventChanged.OfRights);
        }
    }
}
