using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Dashboard;

/// <summary>Keeps the stations of an event: what each of them let through, and which are silent.</summary>
internal sealed class StationTable(IReadOnlyList<StationFigures> counted)
{
    /// <summary>A station that lets no one through for this long is silent, as long as another station works.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    // A station that last worked longer ago than this counts as closed, and not as silent.
    private static readonly TimeSpan Closed = TimeSpan.FromHours(12);

    private readonly Dictionary<Guid, StationFigures> _stations = counted.ToDictionary(s => s.Id);

    /// <summary>The number of admitted scans at the entrance.</summary>
    internal int Entries { get; private set; } = counted.Where(s => s.Kind != StationKind.Door).Sum(s => s.Total);

    internal bool Knows(Guid? station) => station is not { } id || _stations.ContainsKey(id);

    internal string? NameOf(Guid? station) => station is { } id ? _stations.GetValueOrDefault(id)?.Name : null;

    /// <summary>Cuts an instant to the second, since counts by SQL and changes from the feed agree only so
    /// far.</summary>
    internal static DateTimeOffset? Second(DateTimeOffset? at) => at is { } known
        ? new DateTimeOffset(known.UtcTicks - known.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero) : null;

    /// <summary>Counts a passage through a station, in or out.</summary>
    internal void Pass(Guid station, DateTimeOffset at, bool isEntry)
    {
        var before = _stations[station];
        var last = Second(at);
        _stations[station] = before with
        {
            Total = before.Total + (isEntry ? 1 : 0),
            LastAt = before.LastAt > last
            ? before.LastAt : last
        };
        Entries += isEntry && before.Kind != StationKind.Door ? 1 : 0;
    }

    /// <summary>Returns the figures of the stations at a moment.</summary>
    internal IReadOnlyList<StationFigures> At(DateTimeOffset now, IReadOnlyDictionary<Guid, int> perMinute) =>
        [.. _stations.Values.Select(
            s => s with { PerMinute = perMinute.GetValueOrDefault(s.Id), IsSilent = IsSilent(s, now) })];

    /// <summary>Returns whether other stations are silent now than in <paramref name="shown"/>.</summary>
    internal bool Turned(IReadOnlyList<StationFigures> shown, DateTimeOffset now) =>
        shown.Any(s => s.IsSilent != IsSilent(_stations[s.Id], now));

    /// <summary>Returns when a station may next become silent after <paramref name="now"/>; null for never.</summary>
    internal DateTimeOffset? NextSilence(DateTimeOffset now) => _stations.Values.Select(s => s.LastAt + Silence)
        .Where(t => t > now).Min();

    private bool IsSilent(StationFigures station, DateTimeOffset now) =>
        station.LastAt is { } last && now - last >= Silence && now - last < Closed
            && _stations.Values.Any(other => other.LastAt > now - Silence);
}
