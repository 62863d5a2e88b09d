namespace CrowdComms.Data.Events;

/// <summary>What clocks at a venue show, and the instant that is.</summary>
public static class WallClock
{
    /// <summary>The instant at which clocks in the zone show <paramref name="wall"/>. A time that summer time skips is
    /// the one an hour later; of a time that comes twice the first is meant.</summary>
    public static DateTimeOffset ToInstant(DateTime wall, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var shown = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        var offset = zone.IsInvalidTime(shown) ? zone.GetUtcOffset(shown.AddHours(-1))
            : zone.IsAmbiguousTime(shown) ? zone.GetAmbiguousTimeOffsets(shown).Max()
            : zone.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    /// <summary>What clocks in the zone show at an instant.</summary>
    public static DateTime At(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime;
}
