using System.Collections.Immutable;
using CrowdComms.Data.Alerts;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;

namespace CrowdComms.Web.Live;

/// <summary>One open page of one user, and what is called when a registrant for whom this user wants an alert
/// arrives.</summary>
internal sealed record AlertPage(Guid UserId, Action<AlertRaised> Told);

/// <summary>Keeps in memory the arrival alerts that users with an open page set for one event, and compares each
/// arrival with them.</summary>
internal sealed class AlertWatch(Guid eventId, (MarkService Marks, Outage Outage, ILogger Log) parts,
    Action<AlertRaised, ImmutableList<AlertPage>> tell) : IDisposable
{
    private readonly Lock _gate = new();
    private int _turn;
    private IDisposable? _subscription;
    private volatile IReadOnlyList<Wish>? _wishes;
    private volatile ImmutableList<AlertPage> _pages = [];

    internal ImmutableList<AlertPage> Pages
    {
        get => _pages;
        set => _pages = value;
    }

    public void Dispose() => _subscription?.Dispose();

    internal void Open(IChangeFeed feed)
    {
        _subscription = feed.Subscribe(eventId, Hear);
        _ = Task.Run(() => RaiseAsync([]));
    }

    // The thread that publishes a change runs this method, so it only looks at the change; the thread pool does the rest.
    private void Hear(EventChanged changed)
    {
        var stale = changed.MarksChanged || changed.Reread;
        if (stale)
        {
            lock (_gate)
            {
                (_wishes, _turn) = (null, _turn + 1);
            }
        }

        Move[] arrivals = [.. changed.Moves.Where(m => m.IsArrival && _wishes?.Any(w => w.Meets(m)) is not false)];
        if (stale || arrivals.Length > 0)
        {
            _ = Task.Run(() => RaiseAsync(arrivals));
        }
    }

    private async Task RaiseAsync(Move[] arrivals)
    {
        try
        {
            var wishes = _wishes ?? await ReadAsync();
            foreach (var move in arrivals)
            {
                var users = wishes.Where(w => w.Meets(move)).Select(w => w.UserId).Distinct()
                    .Intersect(_pages.Select(p => p.UserId)).ToList();
                if (users.Count > 0 && await parts.Marks.WhoAsync(move, CancellationToken.None) is { } who)
                {
                    users.ForEach(user => tell(new AlertRaised(eventId, user, move.ChangeId, move.At, who), _pages));
                }
            }
        }
        catch (Exception failure) when (parts.Outage.Is(failure))
        {
            parts.Log.LogWarning(failure, "Could not read the arrival alerts of event {EventId}: the database does not answer", eventId);
        }
    }

    // Rows that were read before the users changed their alerts are not kept: they would hide the change.
    private async Task<IReadOnlyList<Wish>> ReadAsync()
    {
        var asked = Volatile.Read(ref _turn);
        var fresh = await parts.Marks.WishesAsync(eventId, CancellationToken.None);
        lock (_gate)
        {
            _wishes = asked == _turn ? fresh : _wishes;
        }

        return fresh;
    }
}
