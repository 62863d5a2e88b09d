using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CrowdComms.Data.Reports;

/// <summary>Writes a report as an Excel workbook, a sheet per table. Texts are written as text cells, so that what
/// people typed never runs as a formula.</summary>
internal static class ReportWorkbook
{
    // The library's fast mode keeps every sheet in memory until the end; without it, rows are read while they are
    // written.
    private static readonly OpenXmlConfiguration Look =
        new() { FastMode = false, FreezeRowCount = 1, AutoFilter = false };

    /// <summary>Writes the workbook and leaves <paramref name="to"/> open, which must be able to seek.</summary>
    internal static void Write(Stream to, EventReport report, IEnumerable<NoShow> noShows) =>
        MiniExcel.SaveAs(to, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Event"] = Facts(report),
            ["Figures"] = Figures(report),
            ["Arrivals by the hour"] = report.Hours.Select(h => new HourRow(h.From.DateTime, h.Count)),
            ["Companies"] = Companies(report),
            ["Pass types"] = report.Passes.Select(p => PassRow.Of(p)),
            [ReportWords.Missing(report)] = noShows.Select(n => NoShowRow.Of(n)),
            ["Refused scans"] = report.Refused.Select(r => new RefusedRow(ReportWords.Reason(r.Outcome), r.Count)),
            ["Stations"] = report.Stations.Select(s => StationRow.Of(s, report.Event)),
        }, configuration: Look);

    private static IEnumerable<FactRow> Facts(EventReport report) =>
    [
        new("Name", report.Event.Name),
        new("Venue", report.Event.Venue),
        new("When", ReportWords.When(report)),
        new("Time zone", $"{report.Event.TimeZone}; all times are of this zone"),
        new("Counted", ReportWords.AsOf(report)),
    ];

    private static IEnumerable<FigureRow> Figures(EventReport report) =>
    [
        .. ReportWords.Figures(report).Select(f => new FigureRow(f.Name, f.Value, f.Hint)),
        new("Expected", report.ByStatus.Expected, "Everybody who is not cancelled"),
        new("Registrants", report.ByStatus.Total, "Of every status"),
    ];

    private static IEnumerable<CompanyRow> Companies(EventReport report)
    {
        var rows = report.Companies.Select(c => CompanyRow.Of(c.Name, c.Counts));
        return report.NoCompany.Total == 0 ? rows : rows.Append(CompanyRow.Of(ReportWords.NoCompany, report.NoCompany));
    }
}
