using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>Who was let in during the last minute, and the last people who arrived and are here.</summary>
internal sealed class RecentCheckIns(CountedEvent begun)
{
    internal const int Shown = 10, Kept = 60;
    internal static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // So far apart, the clock of the node that scanned is another: what was just heard happened just now.
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(5);

    private readonly List<(DateTimeOffset Counted, LetIn Who)> _minute = [.. begun.LastMinute.Select(l => (l.At, l))];
    private readonly List<LatestCheckIn> _latest = [.. begun.Latest];

    /// <summary>Check-ins of the last minute.</summary>
    internal int PerMinute { get; private set; } = begun.LastMinute.Count(l => l.IsArrival);

    /// <summary>When the oldest leaves the last minute; null when there is none.</summary>
    internal DateTimeOffset? NextDecay => _minute.Count == 0 ? null : _minute[0].Counted + Minute;

    /// <summary>The latest, newest first.</summary>
    internal IEnumerable<LatestCheckIn> Latest => _latest.Take(Shown);

    /// <summary>Who was let in during the last minute, by station.</summary>
    internal Dictionary<Guid, int> PerStation =>
        _minute.Where(m => m.Who.StationId is not null).CountBy(m => m.Who.StationId!.Value).ToDictionary();

    /// <summary>Somebody arrived.</summary>
    internal void Add(Move move, DateTimeOffset heard)
    {
        Add(new LetIn(move.At, move.StationId, true), heard);
        var place = _latest.FindIndex(l => l.At <= move.At);
        _latest.Insert(place < 0 ? _latest.Count : place,
            new LatestCheckIn(move.At, move.RegistrantId, move.Person?.Name, move.Person?.Company, move.PassTypeId,
                move.StationId));
        if (_latest.Count > Kept)
        {
            _latest.RemoveAt(Kept);
        }
    }

    /// <summary>Somebody was let in.</summary>
    internal void Add(LetIn who, DateTimeOffset heard)
    {
        var counted = (heard - who.At).Duration() > ClocksDiffer ? heard : who.At;
        _minute.Insert(_minute.FindLastIndex(m => m.Counted <= counted) + 1, (counted, who));
        PerMinute += who.IsArrival ? 1 : 0;
    }

    /// <summary>Somebody's check-in was taken back.</summary>
    internal void TakeBack(Guid registrant, DateTimeOffset arrived)
    {
        var latest = _latest.Find(l => l.RegistrantId == registrant);
        _latest.RemoveAll(l => l.RegistrantId == registrant);
        var counted = _minute.FindIndex(
            m => m.Who.IsArrival && Same(m.Who.At, arrived) && (latest is null || m.Who.StationId == latest.StationId));
        if (counted >= 0)
        {
            _minute.RemoveAt(counted);
            PerMinute--;
        }
    }

    /// <summary>Drops what is older than a minute.</summary>
    /// <returns>Whether anything was.</returns>
    internal bool Forget(DateTimeOffset now)
    {
        var old = _minute.FindIndex(m => m.Counted > now - Minute);
        old = old < 0 ? _minute.Count : old;
        PerMinute -= _minute.Take(old).Count(m => m.Who.IsArrival);
        _minute.RemoveRange(0, old);
        return old > 0;
    }

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
