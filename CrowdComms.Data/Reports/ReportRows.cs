using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using MiniExcelLibs.Attributes;

namespace CrowdComms.Data.Reports;

internal sealed record FactRow(
    [property: ExcelColumn(Name = "Event", Width = 16)] string Fact,
    [property: ExcelColumn(Name = " ", Width = 70)] string Value);

internal sealed record FigureRow(
    [property: ExcelColumn(Name = "Figure", Width = 26)] string Name,
    [property: ExcelColumn(Name = "Value", Width = 12)] int Value,
    [property: ExcelColumn(Name = "What it means", Width = 56)] string Hint);

internal sealed record HourRow(
    [property: ExcelColumn(Name = "From", Width = 20, Format = HourRow.Clock)] DateTime From,
    [property: ExcelColumn(Name = "People", Width = 12)] int People)
{
    internal const string Clock = "yyyy-MM-dd HH:mm";
}

internal sealed record CompanyRow(
    [property: ExcelColumn(Name = "Company", Width = 44)] string Company,
    [property: ExcelColumn(Name = "Arrived", Width = 12)] int Arrived,
    [property: ExcelColumn(Name = "Expected", Width = 12)] int Expected,
    [property: ExcelColumn(Name = "Missing", Width = 12)] int Missing,
    [property: ExcelColumn(Name = "Cancelled", Width = 12)] int Cancelled)
{
    internal static CompanyRow Of(string name, StatusCounts counts) =>
        new(name, counts.CheckedIn, counts.Expected, counts.Missing, counts.Cancelled);
}

internal sealed record PassRow(
    [property: ExcelColumn(Name = "Pass type", Width = 30)] string PassType,
    [property: ExcelColumn(Name = "Code", Width = 10)] string Code,
    [property: ExcelColumn(Name = "Arrived", Width = 12)] int Arrived,
    [property: ExcelColumn(Name = "Expected", Width = 12)] int Expected,
    [property: ExcelColumn(Name = "Missing", Width = 12)] int Missing,
    [property: ExcelColumn(Name = "Cancelled", Width = 12)] int Cancelled)
{
    internal static PassRow Of(PassFigures pass) =>
        new(pass.Name, pass.Code, pass.Counts.CheckedIn, pass.Counts.Expected, pass.Counts.Missing,
            pass.Counts.Cancelled);
}

internal sealed record NoShowRow(
    [property: ExcelColumn(Name = "First name", Width = 24)] string FirstName,
    [property: ExcelColumn(Name = "Last name", Width = 24)] string LastName,
    [property: ExcelColumn(Name = "E-mail", Width = 38)] string Email,
    [property: ExcelColumn(Name = "Company", Width = 38)] string? Company,
    [property: ExcelColumn(Name = "Pass type", Width = 20)] string PassType,
    [property: ExcelColumn(Name = "Status", Width = 14)] string Status)
{
    internal static NoShowRow Of(NoShow person) =>
        new(person.FirstName, person.LastName, person.Email, person.Company, person.PassType,
            ReportWords.Status(person));
}

internal sealed record RefusedRow(
    [property: ExcelColumn(Name = "Reason", Width = 40)] string Reason,
    [property: ExcelColumn(Name = "Scans", Width = 12)] int Scans);

internal sealed record StationRow(
    [property: ExcelColumn(Name = "Station", Width = 30)] string Station,
    [property: ExcelColumn(Name = "Kind", Width = 28)] string Kind,
    [property: ExcelColumn(Name = "Let in", Width = 12)] int Admitted,
    [property: ExcelColumn(Name = "With a reason", Width = 14)] int Forced,
    [property: ExcelColumn(Name = "Left", Width = 12)] int Left,
    [property: ExcelColumn(Name = "Refused", Width = 12)] int Refused,
    [property: ExcelColumn(Name = "First scan", Width = 20, Format = HourRow.Clock)] DateTime? First,
    [property: ExcelColumn(Name = "Last scan", Width = 20, Format = HourRow.Clock)] DateTime? Last)
{
    internal static StationRow Of(StationReport station, EventFacts place) => new(
        station.Name, ReportWords.Kind(station), station.Admitted, station.Forced, station.Left, station.Refused,
        station.FirstAt is { } first ? place.Local(first).DateTime : null, station.LastAt is { } last
        ? place.Local(last).DateTime : null);
}
