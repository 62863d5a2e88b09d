using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Data.Files;

namespace CrowdComms.Data.Reports;

/// <summary>Writes a report as an Excel workbook, a sheet for each table.</summary>
internal static class ReportWorkbook
{
    private const double Number = 12;

    /// <summary>Writes the workbook and leaves <paramref name="to"/> open.</summary>
    internal static Task WriteAsync(
        Stream to, EventReport report, IAsyncEnumerable<NoShow> noShows, CancellationToken cancellationToken) =>
        WorkbookFile.WriteAsync(to,
            [Facts(report), Figures(report), Hours(report), Companies(report), Passes(report), NoShows(report, noShows), Refused(report),
                Stations(report)], cancellationToken);

    private static WorkbookSheet Facts(EventReport report) => Sheet("Event", [new("Event", 16), new(" ", 70)],
    [
        ["Name", report.Event.Name],
        ["Venue", report.Event.Venue],
        ["When", ReportWords.When(report)],
        ["Time zone", $"{report.Event.TimeZone}; all times are in this zone"],
        ["Counted", ReportWords.AsOf(report)],
    ]);

    private static WorkbookSheet Figures(EventReport report) => Sheet("Figures",
        [new("Figure", 26), new("Value", Number), new("What it means", 56)],
    [
        .. ReportWords.Figures(report).Select(f => new object?[] { f.Name, f.Value, f.Hint }),
        ["Expected", report.ByStatus.Expected, "Everyone who has not cancelled"],
        ["Registrants", report.ByStatus.Total, "With any status"],
    ]);

    private static WorkbookSheet Hours(EventReport report) => Sheet("Arrivals by hour",
        [new("From", WorkbookFile.TimeWidth), new("People", Number)],
        report.Hours.Select(h => new object?[] { h.From.DateTime, h.Count }));

    private static WorkbookSheet Companies(EventReport report)
    {
        var rows = report.Companies.Select(c => Counted(c.Counts, c.Name));
        return Sheet("Companies", [new("Company", 44), .. Counts()],
            report.NoCompany.Total == 0 ? rows : rows.Append(Counted(report.NoCompany, ReportWords.NoCompany)));
    }

    private static WorkbookSheet Passes(EventReport report) => Sheet("Pass types",
        [new("Pass type", 30), new("Code", 10), .. Counts()], report.Passes.Select(p => Counted(p.Counts, p.Name, p.Code)));

    private static WorkbookSheet NoShows(EventReport report, IAsyncEnumerable<NoShow> noShows) => new(ReportWords.Missing(report),
        [new("First name", 24), new("Last name", 24), new("Email", 38), new("Company", 38), new("Pass type", 20), new("Status", 14)],
        noShows.Select(n => new object?[] { n.FirstName, n.LastName, n.Email, n.Company, n.PassType, ReportWords.Status(n) }));

    private static WorkbookSheet Refused(EventReport report) => Sheet("Refused scans", [new("Reason", 40), new("Scans", Number)],
        report.Refused.Select(r => new object?[] { ReportWords.Reason(r.Outcome), r.Count }));

    private static WorkbookSheet Stations(EventReport report) => Sheet("Stations",
        [new("Station", 30), new("Kind", 28), new("Let in", Number), new("With a reason", 14), new("Left", Number), new("Refused", Number),
            new("First scan", WorkbookFile.TimeWidth), new("Last scan", WorkbookFile.TimeWidth)],
        report.Stations.Select(s => new object?[]
        {
            s.Name, ReportWords.Kind(s), s.Admitted, s.Forced, s.Left, s.Refused,
            Clock(report.Event, s.FirstAt), Clock(report.Event, s.LastAt),
        }));

    private static WorkbookSheet Sheet(string name, IReadOnlyList<WorkbookColumn> columns, IEnumerable<object?[]> rows) =>
        new(name, columns, rows.ToAsyncEnumerable());

    private static IEnumerable<WorkbookColumn> Counts() =>
        [new("Arrived", Number), new("Expected", Number), new("Missing", Number), new("Cancelled", Number)];

    private static object?[] Counted(StatusCounts counts, params string[] names) =>
        [.. names, counts.CheckedIn, counts.Expected, counts.Missing, counts.Cancelled];

    private static DateTime? Clock(EventFacts place, DateTimeOffset? at) => at is { } known ? place.Local(known).DateTime : null;
}
