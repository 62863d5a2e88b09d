using CrowdComms.Data.Events;

namespace CrowdComms.Web.Events;

/// <summary>An event's dates in words, in the event's time zone.</summary>
internal static class EventDates
{
    /// <summary>The dates of the event, such as <c>3–5 May 2027</c> or <c>3 May 2027, 09:00–18:00</c>.</summary>
    internal static string Of(EventFacts facts)
    {
        var (starts, ends) = (facts.Local(facts.StartsAt), facts.Local(facts.EndsAt));
        return starts.Date == ends.Date ? $"{starts:d MMM yyyy, HH:mm}–{ends:HH:mm}"
            : starts.Year != ends.Year ? $"{starts:d MMM yyyy} – {ends:d MMM yyyy}"
            : starts.Month != ends.Month ? $"{starts:d MMM} – {ends:d MMM yyyy}"
            : $"{starts:%d}–{ends:d MMM yyyy}";
    }

    /// <summary>How far away the event is: <c>Today</c>, <c>In 12 days</c>, <c>On now</c> or <c>Over</c>.</summary>
    internal static string Relative(EventFacts facts, DateTimeOffset now)
    {
        var days = (facts.Local(facts.StartsAt).Date - facts.Local(now).Date).Days;
        return now >= facts.EndsAt ? "Over"
            : now >= facts.StartsAt ? "On now"
            : days switch { 0 => "Today", 1 => "Tomorrow", _ => $"In {days:N0} days" };
    }
}
