using CrowdComms.Data.Access;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Reports;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Reports;

/// <summary>The report on the screen, with the same numbers as the files; long lists are shortened.</summary>
public partial class ReportView
{
    /// <summary>The greatest number of rows of a list on the screen.</summary>
    public const int MostRows = 50;

    private static readonly string[] Reasons = ["Reason", "Scans", "Share"], MissingColumns = ["Name", "Company", "Pass type", "Status"],
        StationColumns = ["Station", "Kind", "Let in", "With a reason", "Left", "Refused", "First scan", "Last scan"];

    private EventReport? _report;
    private string? _failure;

    /// <summary>The event, and the organiser who asks for the report.</summary>
    [Parameter, EditorRequired]
    public EventAccess Access { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var read = await Outages.AskAsync(() => Reader.ReadAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        (_report, _failure) = (read.IsOk ? read.Value : _report, read.Error?.Message);
    }

    private static string[] Counted(string of) => [of, "Arrived", "Expected", "Share", "Missing", "Cancelled"];

    private List<ReportCells> Passes() =>
        [.. _report!.Passes.Select(p => Row(p.Id, p.Name, p.Counts) with { Colour = p.Colour }), Row("all", "All", _report.ByStatus)];

    private List<ReportCells> Companies()
    {
        var rows = _report!.Companies.Take(MostRows).Select(c => Row(c.Id, c.Name, c.Counts)).ToList();
        if (_report.NoCompany.Total > 0)
        {
            rows.Add(Row("none", ReportWords.NoCompany, _report.NoCompany));
        }

        return rows;
    }

    private List<ReportCells> Refused() => [.. _report!.Refused.Select(r => new ReportCells(
        r.Outcome, ReportWords.Reason(r.Outcome), $"{r.Count:N0}", ReportWords.Share(r.Count, _report.RefusedScans)))];

    private List<ReportCells> Stations() => [.. _report!.Stations.Select(s => new ReportCells(
        s.Id, s.Name, ReportWords.Kind(s), $"{s.Admitted:N0}", $"{s.Forced:N0}", $"{s.Left:N0}", $"{s.Refused:N0}",
        Moment(s.FirstAt), Moment(s.LastAt)))];

    private List<ReportCells> Missing() =>
        [.. _report!.NoShows.Take(MostRows).Select(n => new ReportCells(n.Id, n.Name, n.Company ?? "", n.PassType, ReportWords.Status(n)))];

    private static ReportCells Row(object key, string name, StatusCounts counts) => new(
        key, name, $"{counts.CheckedIn:N0}", $"{counts.Expected:N0}",
        ReportWords.Share(counts.CheckedIn, counts.Expected), $"{counts.Missing:N0}", $"{counts.Cancelled:N0}");

    private string Moment(DateTimeOffset? at) => at is { } seen ? Access.Event.Local(seen).ToString("d MMM, HH:mm") : "–";

    private static string? RestOfCompanies(int count) =>
        count > MostRows ? $"These are the first {MostRows} of {count:N0} companies. The workbook has all of them." : null;

    private static string? RestOfPeople(int count) =>
        count > MostRows ? $"These are the first {MostRows} of {count:N0} people. The workbook has all of them." : null;
}

/// <summary>A row of a table of the report.</summary>
/// <param name="Key">Identifies the row within its table.</param>
/// <param name="Cells">The texts of the cells; the first is the row's name.</param>
public sealed record ReportCells(object Key, params string[] Cells)
{
    /// <summary>The CSS colour of a dot before the name; null for none.</summary>
    public string? Colour { get; init; }
}
