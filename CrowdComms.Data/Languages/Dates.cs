using System.Globalization;

namespace CrowdComms.Data.Languages;

/// <summary>Dates and times as the current language writes them: one style for all pages, emails and PDFs. Instants are
/// shown by the clock that they carry, so convert them to the event's time zone first.</summary>
public static class Dates
{
    private const string Clock = "HH:mm";

    /// <summary>The time of day, such as <c>11:19</c>.</summary>
    public static string Time(DateTimeOffset at) => at.ToString(Clock, CultureInfo.CurrentCulture);

    /// <summary>The time of day with seconds, such as <c>11:19:05</c>, for logs of scans.</summary>
    public static string Seconds(DateTimeOffset at) => at.ToString($"{Clock}:ss", CultureInfo.CurrentCulture);

    /// <summary>The day, such as <c>29 Nov</c>.</summary>
    public static string Day(DateTimeOffset at) => Write(at, Language.Current.Day);

    /// <summary>The day with its year, such as <c>29 Nov 2026</c>.</summary>
    public static string DayOfYear(DateTimeOffset at) => Write(at, $"{Language.Current.Day} yyyy");

    /// <summary>The day and the time, such as <c>29 Nov, 11:19</c>.</summary>
    public static string DayAndTime(DateTimeOffset at) => $"{Day(at)}{Language.Current.Comma}{Time(at)}";

    /// <summary>The day with its year, and the time, such as <c>29 Nov 2026, 11:19</c>.</summary>
    public static string DayOfYearAndTime(DateTimeOffset at) => $"{DayOfYear(at)}{Language.Current.Comma}{Time(at)}";

    /// <summary>The day of the week and the day, such as <c>Sun 29 Nov</c>.</summary>
    public static string Weekday(DateTimeOffset at) => Write(at, Language.Current.Weekday);

    /// <summary>The day of the week, the day and the time, such as <c>Sun 29 Nov, 11:19</c>.</summary>
    public static string WeekdayAndTime(DateTimeOffset at) => $"{Weekday(at)}{Language.Current.Comma}{Time(at)}";

    /// <summary>From when until when an event takes place: <c>Sun 29 Nov 2026, 09:00 – 17:00</c> within a day, otherwise
    /// <c>Sun 29 Nov – Mon 30 Nov 2026</c>.</summary>
    public static string Span(DateTimeOffset from, DateTimeOffset until) => from.Date == until.Date
        ? OfHours(from, until) : $"{Whole(Weekday(from))} – {Whole(WeekdayOfYear(until))}";

    /// <summary>From when until when an event takes place, always with its hours, such as <c>Sun 29 Nov 2026, 09:00 – Mon 30 Nov
    /// 2026, 17:00</c>.</summary>
    public static string SpanOfHours(DateTimeOffset from, DateTimeOffset until) => from.Date == until.Date
        ? OfHours(from, until) : $"{Whole($"{WeekdayOfYearAndTime(from)} –")} {Whole(WeekdayOfYearAndTime(until))}";

    /// <summary>The day of the week and the date in full, such as <c>Sunday, 29 November 2026</c>.</summary>
    public static string LongDay(DateTimeOffset at) => Write(at, Language.Current.LongDay);

    /// <summary>The day of the week, the date in full and the time, such as <c>Sunday, 29 November 2026, 11:19</c>.</summary>
    public static string LongDayAndTime(DateTimeOffset at) => $"{LongDay(at)}{Language.Current.Comma}{Time(at)}";

    private static string OfHours(DateTimeOffset from, DateTimeOffset until) =>
        $"{Whole(WeekdayOfYear(from))}{Language.Current.Comma}{Whole($"{Time(from)} – {Time(until)}")}";

    private static string WeekdayOfYear(DateTimeOffset at) => Write(at, $"{Language.Current.Weekday} yyyy");

    private static string WeekdayOfYearAndTime(DateTimeOffset at) => $"{WeekdayOfYear(at)}{Language.Current.Comma}{Time(at)}";

    // Keeps the words of a date on one line.
    private static string Whole(string text) => text.Replace(' ', '\u00a0');

    private static string Write(DateTimeOffset at, string format) => at.ToString(format, CultureInfo.CurrentCulture);
}
