using CrowdComms.Data.Events;
using CrowdComms.Data.Files;

namespace CrowdComms.Data.Exports;

/// <summary>A table whose rows are read while they are written.</summary>
/// <param name="Columns">The headings of the columns.</param>
/// <param name="Rows">The rows, with one cell for each heading: a text, a number, a time in the event's time zone, or
/// null.</param>
internal sealed record ExportTable(IReadOnlyList<string> Columns, IAsyncEnumerable<object?[]> Rows)
{
    private const int MostOfWidth = 60;

    /// <summary>The table as a sheet of a workbook; its columns are as wide as their headings, and wide enough for
    /// times.</summary>
    internal WorkbookSheet Sheet(string name) => new(name,
        [.. Columns.Select(c => new WorkbookColumn(c, Math.Clamp(c.Length + 2, WorkbookFile.TimeWidth, MostOfWidth)))], Rows);
}

/// <summary>Formats times as an export shows them.</summary>
internal static class ExportTimes
{
    /// <summary>Returns a heading that names the event's time zone.</summary>
    internal static string In(this string heading, EventFacts place) => $"{heading} ({place.TimeZone})";

    /// <summary>Returns the time that clocks at the venue show; null stays null.</summary>
    internal static object? Clock(this EventFacts place, DateTimeOffset? at) =>
        at is { } known ? new DateTime(place.Local(known).DateTime.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond) : null;
}
