using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Dashboard;

/// <summary>The stations of an event: what each let in, and which fell silent.</summary>
internal sealed class StationTable(IReadOnlyList<StationFigures> counted)
{
    /// <summary>So long without anybody is silence, while another station works.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    // A station that last worked before that is closed, and not silent.
    private static readonly TimeSpan Closed = TimeSpan.FromHours(12);

    private readonly Dictionary<Guid, StationFigures> _stations = counted.ToDictionary(s => s.Id);

    /// <summary>Admitted scans at the entrance.</summary>
    internal int Entries { get; private set; } = counted.Where(s => s.Kind != StationKind.Door).Sum(s => s.Total);

    internal bool Knows(Guid? station) => station is not { } id || _stations.ContainsKey(id);

    internal string? NameOf(Guid? station) => station is { } id ? _stations.GetValueOrDefault(id)?.Name : null;

    /// <summary>An instant to the second, as both a fold and a count know it.</summary>
    internal static DateTimeOffset? Second(DateTimeOffset? at) => at is { } known
        ? new DateTimeOffset(known.UtcTicks - known.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero) : null;

    /// <summary>Somebody was let in or out.</summary>
    internal void Pass(Guid station, DateTimeOffset at, bool isEntry)
    {
        var before = _stations[station];
        var last = Second(at);
        _stations[station] = before with { Total = before.Total + (isEntry ? 1 : 0), LastAt = before.LastAt > last
            ? before.LastAt : last };
        Entries += isEntry && before.Kind != StationKind.Door ? 1 : 0;
    }

    /// <summary>The stations at a moment.</summary>
    internal IReadOnlyList<StationFigures> At(DateTimeOffset now, IReadOnlyDictionary<Guid, int> perMinute) =>
        [.. _stations.Values.Select(
            s => s with { PerMinute = perMinute.GetValueOrDefault(s.Id), IsSilent = IsSilent(s, now) })];

    /// <summary>Whether another station is silent now than in <paramref name="shown"/>.</summary>
    internal bool Turned(IReadOnlyList<StationFigures> shown, DateTimeOffset now) =>
        shown.Any(s => s.IsSilent != IsSilent(_stations[s.Id], now));

    /// <summary>When a station may next fall silent after <paramref name="now"/>; null for never.</summary>
    internal DateTimeOffset? NextSilence(DateTimeOffset now) => _stations.Values.Select(s => s.LastAt + Silence)
        .Where(t => t > now).Min();

    private bool IsSilent(StationFigures station, DateTimeOffset now) =>
        station.LastAt is { } last && now - last >= Silence && now - last < Closed
            && _stations.Values.Any(other => other.LastAt > now - Silence);
}
