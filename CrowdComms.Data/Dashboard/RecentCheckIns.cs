using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>The check-ins of the last minute, and the last people who arrived and are here.</summary>
internal sealed class RecentCheckIns(CountedEvent begun)
{
    internal const int Shown = 10, Kept = 60;
    internal static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly List<(DateTimeOffset At, Guid? StationId)> _minute = [.. begun.LastMinute];
    private readonly List<LatestCheckIn> _latest = [.. begun.Latest];

    /// <summary>Check-ins of the last minute.</summary>
    internal int PerMinute => _minute.Count;

    /// <summary>When the oldest leaves the last minute; null when there is none.</summary>
    internal DateTimeOffset? NextDecay => _minute.Count == 0 ? null : _minute[0].At + Minute;

    /// <summary>The latest, newest first.</summary>
    internal IEnumerable<LatestCheckIn> Latest => _latest.Take(Shown);

    /// <summary>Check-ins of the last minute at a station.</summary>
    internal int PerMinuteAt(Guid station) => _minute.Count(m => m.StationId == station);

    /// <summary>Somebody arrived.</summary>
    internal void Add(Move move)
    {
        _minute.Insert(_minute.FindLastIndex(m => m.At <= move.At) + 1, (move.At, move.StationId));
        var place = _latest.FindIndex(l => l.At <= move.At);
        _latest.Insert(place < 0 ? _latest.Count : place,
            new LatestCheckIn(move.At, move.RegistrantId, move.Person?.Name, move.Person?.Company, move.PassTypeId, move.StationId));
        if (_latest.Count > Kept)
        {
            _latest.RemoveAt(Kept);
        }
    }

    /// <summary>Somebody's check-in was taken back.</summary>
    internal void TakeBack(Guid registrant, DateTimeOffset arrived)
    {
        var latest = _latest.Find(l => l.RegistrantId == registrant);
        _latest.RemoveAll(l => l.RegistrantId == registrant);
        var counted = _minute.FindIndex(m => Same(m.At, arrived) && (latest is null || m.StationId == latest.StationId));
        if (counted >= 0)
        {
            _minute.RemoveAt(counted);
        }
    }

    /// <summary>Drops what is older than a minute.</summary>
    /// <returns>Whether anything was.</returns>
    internal bool Forget(DateTimeOffset now) => _minute.RemoveAll(m => m.At <= now - Minute) > 0;

    /// <summary>Gives names to people whom another process checked in.</summary>
    internal void Name(IReadOnlyDictionary<Guid, PersonShown> names)
    {
        for (var i = 0; i < _latest.Count; i++)
        {
            if (_latest[i].Name is null && names.TryGetValue(_latest[i].RegistrantId, out var person))
            {
                _latest[i] = _latest[i] with { Name = person.Name, Company = person.Company };
            }
        }
    }

    // PostgreSQL keeps microseconds, the clock has tenths of them.
    private static bool Same(DateTimeOffset a, DateTimeOffset b) => (a - b).Duration() < TimeSpan.FromMicroseconds(2);
}
