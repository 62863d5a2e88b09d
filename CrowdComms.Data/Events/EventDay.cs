using System.Runtime.InteropServices;

namespace CrowdComms.Data.Events;

/// <summary>How often the ticket of one registrant is checked at the entrance.</summary>
public enum CheckedOnce
{
    /// <summary>Once for the whole event.</summary>
    Event,
    /// <summary>Once on each day of the event's time zone.</summary>
    Day,
}

/// <summary>One day as the calendar at the venue has it. On the night of a change of clocks it lasts 23 or 25
/// hours.</summary>
/// <param name="Date">The date in the event's time zone.</param>
/// <param name="From">When the day begins, UTC.</param>
/// <param name="Until">When the next day begins, UTC.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventDay(DateOnly Date, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Returns the day in a time zone to which an instant belongs.</summary>
    public static EventDay Of(DateTimeOffset instant, string timeZone)
    {
        var date = WallClock.At(instant, timeZone).Date;
        return new EventDay(DateOnly.FromDateTime(date), WallClock.ToInstant(date, timeZone),
            WallClock.ToInstant(date.AddDays(1), timeZone));
    }

    /// <summary>Returns whether an instant belongs to the day.</summary>
    public bool Contains(DateTimeOffset instant) => instant >= From && instant < Until;
}
