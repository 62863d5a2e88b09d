using CrowdComms.Data.Events;

namespace CrowdComms.Data.Exports;

/// <summary>A table whose rows are read while they are written.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">A cell per heading: text, a number, a time of the event's zone, or null.</param>
internal sealed record ExportTable(IReadOnlyList<string> Columns, IAsyncEnumerable<object?[]> Rows);

/// <summary>Times as an export shows them.</summary>
internal static class ExportTimes
{
    /// <summary>A heading that names the zone.</summary>
    internal static string In(this string heading, EventFacts place) => $"{heading} ({place.TimeZone})";

    /// <summary>The clock at the venue; null stays null.</summary>
    internal static object? Clock(this EventFacts place, DateTimeOffset? at) =>
        at is { } known ? new DateTime(place.Local(known).DateTime.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond) : null;
}
