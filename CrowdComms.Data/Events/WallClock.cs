using System.Globalization;

namespace CrowdComms.Data.Events;

/// <summary>Converts between instants and the local time that the clocks at a venue show.</summary>
public static class WallClock
{
    /// <summary>Returns the instant at which clocks in the zone show <paramref name="wall"/>. A time that the change to
    /// summer time skips becomes the one as much later as the clocks go forward; a time that comes twice in autumn means
    /// the first of the two, or with <paramref name="second"/> the second.</summary>
    public static DateTimeOffset ToInstant(DateTime wall, string timeZone, bool second = false)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var shown = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        var offset = zone.IsInvalidTime(shown) ? zone.GetUtcOffset(shown.AddHours(-1))
            : zone.IsAmbiguousTime(shown) ? (second ? zone.GetAmbiguousTimeOffsets(shown).Min() : zone.GetAmbiguousTimeOffsets(shown).Max())
            : zone.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    /// <summary>Returns the local time that clocks in the zone show at an instant.</summary>
    public static DateTime At(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime;

    /// <summary>Returns the offsets from UTC of a local time that comes twice, because the clocks go back, in the order of
    /// their instants; empty for every other time.</summary>
    public static IReadOnlyList<TimeSpan> Twice(DateTime wall, string timeZone)
    {
        var (zone, shown) = (TimeZoneInfo.FindSystemTimeZoneById(timeZone), DateTime.SpecifyKind(wall, DateTimeKind.Unspecified));
        return zone.IsAmbiguousTime(shown) ? [.. zone.GetAmbiguousTimeOffsets(shown).OrderDescending()] : [];
    }

    /// <summary>Returns the instant at which clocks in another zone show the same local time. Of a time that comes twice
    /// in both zones, the second stays the second.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="from">The zone whose local time counts.</param>
    /// <param name="to">The zone in which the clocks show it.</param>
    public static DateTimeOffset Moved(DateTimeOffset instant, string from, string to)
    {
        var wall = At(instant, from);
        return ToInstant(wall, to, second: ToInstant(wall, from) != instant);
    }

    /// <summary>Says that no clock in the zone ever shows a local time, because the clocks go forward over it.</summary>
    /// <returns>A sentence for the user; null for a time that exists.</returns>
    public static string? Skipped(DateTime wall, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var shown = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        if (!zone.IsInvalidTime(shown))
        {
            return null;
        }

        var end = shown.AddSeconds(-shown.Second);
        while (zone.IsInvalidTime(end))
        {
            end = end.AddMinutes(1);
        }

        var begin = end - (At(ToInstant(shown, timeZone), timeZone) - shown);
        return string.Create(CultureInfo.InvariantCulture,
            $"There is no {shown:HH:mm} on {shown:d MMM yyyy} in {timeZone}: the clocks go from {begin:HH:mm} to {end:HH:mm}. ")
            + "Enter another time.";
    }
}
