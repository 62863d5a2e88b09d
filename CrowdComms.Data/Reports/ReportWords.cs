using System.Globalization;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Reports;

/// <summary>The texts of a report, shared by the page, the PDF and the workbook.</summary>
public static class ReportWords
{
    /// <summary>The text instead of a company's name, for registrants without one.</summary>
    public const string NoCompany = "(no company)";

    /// <summary>The dates of the event, on the venue's clock.</summary>
    public static string When(EventReport report)
    {
        var (from, until) = (report.Event.Local(report.Event.StartsAt), report.Event.Local(report.Event.EndsAt));
        return from.Date == until.Date ? Written($"{from:dddd d MMMM yyyy, HH:mm} – {until:HH:mm}")
            : Written($"{from:d MMMM yyyy, HH:mm} – {until:d MMMM yyyy, HH:mm}");
    }

    /// <summary>When the report was counted, and whether the event had ended then.</summary>
    public static string AsOf(EventReport report) =>
        report.IsOver ? Written($"As of {report.Event.Local(report.At):d MMMM yyyy, HH:mm}.")
            : Written($"As of {report.Event.Local(report.At):d MMMM yyyy, HH:mm}. The event is not over yet.");

    /// <summary>The name for registrants who are expected and not checked in.</summary>
    public static string Missing(EventReport report) => report.IsOver ? "No-shows" : "Not here yet";

    /// <summary>The figures of the report, each with its name and its meaning.</summary>
    public static IReadOnlyList<ReportFigure> Figures(EventReport report) =>
    [
        new("People arrived", report.ByStatus.CheckedIn, OfExpected(report)),
        .. report.Days.Select(day =>
            new ReportFigure(Written($"People on {day.From:ddd d MMM}"), day.Count, "Came in that day, each counted once")),
        new(Missing(report), report.ByStatus.Missing, Written($"{report.ByStatus.Confirmed:N0} of them confirmed")),
        new("Cancelled", report.ByStatus.Cancelled, Written($"Of {report.ByStatus.Total:N0} registrants in total")),
        new("Busiest hour", report.Busiest?.Count ?? 0, report.Busiest is { } hour
            ? Written($"From {hour.From:HH:mm} on {hour.From:ddd d MMM}") : "No one arrived"),
        new("Entries", report.Entries, IsDaily(report) ? "Let in at the entrance, on all days" : "Let in at the entrance"),
        new("Entries to zones", report.ZoneEntries, "Let in at doors"),
        new("Refused scans", report.RefusedScans, "Scans that let no one through"),
        new("Let in with a reason", report.Stations.Sum(s => s.Forced), "Where staff overrode a rule"),
    ];

    private static string OfExpected(EventReport report)
    {
        var (share, expected) = (Share(report.ByStatus.CheckedIn, report.ByStatus.Expected), report.ByStatus.Expected);
        return IsDaily(report) ? Written($"{share} of {expected:N0} expected, each counted once")
            : Written($"{share} of {expected:N0} expected");
    }

    private static bool IsDaily(EventReport report) => report.Event.CheckedOnce == CheckedOnce.Day;

    /// <summary>The reason for which scans with this outcome were refused.</summary>
    public static string Reason(ScanOutcome outcome) => outcome switch
    {
        ScanOutcome.UnknownCode => "No ticket has the code",
        ScanOutcome.WrongEvent => "Ticket of another event",
        ScanOutcome.RevokedCode => "Old ticket, replaced by a newer one",
        ScanOutcome.Cancelled => "Registration cancelled",
        ScanOutcome.NotConfirmed => "Registration not confirmed",
        ScanOutcome.NotValidNow => "Pass not valid at that time",
        ScanOutcome.NoAccess => "Pass does not open the zone",
        ScanOutcome.NotCheckedIn => "Not checked in at the entrance",
        ScanOutcome.AlreadyCheckedIn => "Already checked in",
        ScanOutcome.AlreadyInside => "Already inside the zone",
        ScanOutcome.ZoneFull => "Zone full",
        ScanOutcome.Admitted => "Let in",
        ScanOutcome.Left => "Left",
    };

    /// <summary>The kind of a station; for a door with the name of its zone.</summary>
    public static string Kind(StationReport station) => station.Kind switch
    {
        StationKind.Desk => "Desk",
        StationKind.Kiosk => "Kiosk",
        StationKind.Door => station.Zone is null ? "Door" : $"Door of {station.Zone}",
    };

    /// <summary>The status of a registrant who is not checked in.</summary>
    public static string Status(NoShow person) => person.Confirmed ? "Confirmed" : "Registered";

    /// <summary>A share as a whole percentage; it is 100% only if no one is missing, and 0% only if no one has
    /// arrived.</summary>
    public static string Share(int part, int whole) => Written($"{Shares.Percent(part, whole)}%");

    private static string Written(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One figure of the report.</summary>
/// <param name="Name">What is counted, as people read it.</param>
/// <param name="Value">The number that was counted.</param>
/// <param name="Hint">A sentence that explains the figure.</param>
public sealed record ReportFigure(string Name, int Value, string Hint);
