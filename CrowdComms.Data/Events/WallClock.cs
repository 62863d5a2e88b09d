namespace CrowdComms.Data.Events;

/// <summary>Converts between instants and the local time that the clocks at a venue show.</summary>
public static class WallClock
{
    /// <summary>Returns the instant at which clocks in the zone show <paramref name="wall"/>. A time that the change to
    /// summer time skips becomes the one an hour later; a time that comes twice in autumn means the first of the
    /// two.</summary>
    public static DateTimeOffset ToInstant(DateTime wall, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var shown = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        var offset = zone.IsInvalidTime(shown) ? zone.GetUtcOffset(shown.AddHours(-1))
            : zone.IsAmbiguousTime(shown) ? zone.GetAmbiguousTimeOffsets(shown).Max()
            : zone.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    /// <summary>Returns the local time that clocks in the zone show at an instant.</summary>
    public static DateTime At(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime;
}
