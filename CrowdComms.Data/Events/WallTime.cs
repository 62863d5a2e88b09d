namespace CrowdComms.Data.Events;

/// <summary>A stored instant that a form shows as a local time. It tells whether the user changed the time, so that a form
/// which was only opened and saved changes no instant: not in the hour that comes twice, and not by a second.</summary>
/// <param name="Instant">The stored instant; null for none.</param>
/// <param name="TimeZone">The IANA zone in which the form shows it.</param>
public sealed record WallTime(DateTimeOffset? Instant, string TimeZone)
{
    /// <summary>The local time that the form shows; null for none.</summary>
    public DateTime? Shown => Instant is { } instant ? WallClock.At(instant, TimeZone) : null;

    /// <summary>Whether the local time comes twice, and the stored instant is the second of the two.</summary>
    public bool IsSecond => Shown is { } shown && WallClock.ToInstant(shown, TimeZone) != Instant;

    /// <summary>Returns the instant that a form means.</summary>
    /// <param name="written">The local time in the form; null for none.</param>
    /// <param name="timeZone">The zone that the form names; with another one than before, the local time stays and the
    /// instant moves.</param>
    /// <param name="second">Whether of a local time that comes twice the second is meant.</param>
    public DateTimeOffset? Read(DateTime? written, string timeZone, bool second) => written is not { } wall ? null
        : WallClock.ToInstant(Shown is { } shown && WholeSeconds(wall) == WholeSeconds(shown) ? shown : wall, timeZone, second);

    private static DateTime WholeSeconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
