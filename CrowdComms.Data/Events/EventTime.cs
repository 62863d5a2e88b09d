using System.Globalization;

namespace CrowdComms.Data.Events;

/// <summary>Says whether an event is on, so that no one scans at last year's event by mistake.</summary>
public static class EventTime
{
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    /// <summary>One sentence for an event that ended more than a day ago or begins in more than a day, with its day at
    /// the venue.</summary>
    /// <returns>The sentence, such as <c>This event ended on 24 October 2026.</c>; null while the event is on, the day
    /// before and the day after it.</returns>
    public static string? Doubt(EventFacts place, DateTimeOffset now) =>
        now > place.EndsAt + Margin ? $"This event ended on {Day(place, place.EndsAt)}."
        : now < place.StartsAt - Margin ? $"This event starts on {Day(place, place.StartsAt)}."
        : null;

    private static string Day(EventFacts place, DateTimeOffset at) =>
        place.Local(at).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
