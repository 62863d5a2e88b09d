using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>Keeps the admissions of the last minute, and the last registrants who arrived and are still checked
/// in.</summary>
internal sealed class RecentCheckIns(CountedEvent begun)
{
    internal const int Shown = 10, Kept = 60;
    internal static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // A greater difference between when a change was decided and when it was heard means that the other node's clock is
    // wrong. Such a change counts as decided now.
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(5);

    private readonly List<(DateTimeOffset Counted, LetIn Who)> _minute = [.. begun.LastMinute.Select(l => (l.At, l))];
    private readonly List<LatestCheckIn> _latest = [.. begun.Latest];

    /// <summary>The number of check-ins in the last minute.</summary>
    internal int PerMinute { get; private set; } = begun.LastMinute.Count(l => l.IsArrival);

    /// <summary>When the oldest admission leaves the last minute; null when there is none.</summary>
    internal DateTimeOffset? NextDecay => _minute.Count == 0 ? null : _minute[0].Counted + Minute;

    /// <summary>The latest arrivals, newest first.</summary>
    internal IEnumerable<LatestCheckIn> Latest => _latest.Take(Shown);

    /// <summary>The number of admissions in the last minute, by station.</summary>
    internal Dictionary<Guid, int> PerStation =>
        _minute.Where(m => m.Who.StationId is not null).CountBy(m => m.Who.StationId!.Value).ToDictionary();

    /// <summary>Counts a registrant's arrival at the entrance.</summary>
    internal void Add(Move move, DateTimeOffset heard)
    {
        Add(new LetIn(move.At, move.StationId, true) { DecidedAt = move.DecidedAt }, heard);
        if (_latest.Exists(l => l.RegistrantId == move.RegistrantId && l.At > move.At))
        {
            return;
        }

        // A registrant who comes on several days is listed once, with the latest day.
        _latest.RemoveAll(l => l.RegistrantId == move.RegistrantId);
        var place = _latest.FindIndex(l => l.At <= move.At);
        _latest.Insert(place < 0 ? _latest.Count : place,
            new LatestCheckIn(move.At, move.RegistrantId, move.Person?.Name, move.Person?.Company, move.PassTypeId,
                move.StationId));
        if (_latest.Count > Kept)
        {
            _latest.RemoveAt(Kept);
        }
    }

    /// <summary>Counts an admission, at the entrance or through a door.</summary>
    internal void Add(LetIn who, DateTimeOffset heard)
    {
        var late = heard - (who.DecidedAt ?? who.At);
        var counted = late.Duration() > ClocksDiffer ? who.At + late : who.At;
        _minute.Insert(_minute.FindLastIndex(m => m.Counted <= counted) + 1, (counted, who));
        PerMinute += who.IsArrival ? 1 : 0;
    }

    /// <summary>Removes the arrival of a registrant whose check-in was undone.</summary>
    internal void TakeBack(Guid registrant, DateTimeOffset arrived)
    {
        var latest = _latest.Find(l => l.RegistrantId == registrant && Same(l.At, arrived));
        _latest.RemoveAll(l => l.RegistrantId == registrant && Same(l.At, arrived));
        var counted = _minute.FindIndex(
            m => m.Who.IsArrival && Same(m.Who.At, arrived) && (latest is null || m.Who.StationId == latest.StationId));
        if (counted >= 0)
        {
            _minute.RemoveAt(counted);
            PerMinute--;
        }
    }

    /// <summary>Removes the admissions that are older than a minute.</summary>
    /// <returns>Whether any admission was removed.</returns>
    internal bool Forget(DateTimeOffset now)
    {
        var old = _minute.FindIndex(m => m.Counted > now - Minute);
        old = old < 0 ? _minute.Count : old;
        PerMinute -= _minute.Take(old).Count(m => m.Who.IsArrival);
        _minute.RemoveRange(0, old);
        return old > 0;
    }

    /// <summary>Adds the names of registrants who were checked in by another web node.</summary>
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

    // PostgreSQL stores microseconds, and the .NET clock has tenths of them, so one instant can come in two forms.
    private static bool Same(DateTimeOffset a, DateTimeOffset b) => (a - b).Duration() < TimeSpan.FromMicroseconds(2);
}
