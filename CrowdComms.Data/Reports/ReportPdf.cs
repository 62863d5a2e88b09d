using CrowdComms.Data.Badges.Drawing;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Data.Reports.Drawing;
using SkiaSharp;

namespace CrowdComms.Data.Reports;

/// <summary>Writes a report as a PDF of A4 pages.</summary>
internal static class ReportPdf
{
    /// <summary>The most companies that are listed; the workbook lists all.</summary>
    internal const int MostCompanies = 500;

    private const Side End = Side.End;

    /// <summary>Writes the PDF synchronously and leaves <paramref name="to"/> open. A stream that allows only
    /// asynchronous writes needs a buffer around it.</summary>
    internal static void Write(Stream to, EventReport report)
    {
        var pages = new ReportPages();
        AddTitle(pages, report);
        ReportTiles.Add(pages, ReportWords.Figures(report));
        AddHours(pages, report);
        AddPasses(pages, report);
        AddCompanies(pages, report);
        AddStations(pages, report);
        AddRefused(pages, report);
        AddNoShows(pages, report);

        using var stream = new SKManagedWStream(to);
        var title = $"{report.Event.Name}: report";
        using var pdf =
            SKDocument.CreatePdf(stream,
                new SKDocumentPdfMetadata
                {
                    Title = title,
                    Creator = "CrowdComms",
                    Producer = "CrowdComms",
                    RasterDpi = 300,
                    EncodingQuality = 101
                });
        pages.Write(pdf, $"{report.Event.Name} · {ReportWords.AsOf(report)}");
        pdf.Close();
    }

    private static void AddTitle(ReportPages pages, EventReport report)
    {
        var width = ReportPages.Right - ReportPages.Left;
        pages.Add(14,
            (canvas, top) =>
                ReportInk.Heading.Write(canvas, "Event report",
                    new(ReportPages.Left, ReportPages.Right, top + 8)));
        if (FittedText.Fit(report.Event.Name, new SKSize(width, 60),
            new TextStyle(BadgeFonts.Bold, 24, 14, 2)) is { } name)
        {
            pages.Add(name.Height + 8, (canvas, top) =>
            {
                using var ink = new SKPaint { Color = ReportInk.Part.Colour, IsAntialias = true };
                name.Draw(canvas, SKRect.Create(ReportPages.Left, top + 2, width, name.Height), centred: false, ink);
            });
        }

        AddLine(pages, ReportInk.Text, $"{ReportWords.When(report)} ({report.Event.TimeZone})");
        AddLine(pages, ReportInk.Text, report.Event.Venue);
        AddLine(pages, ReportInk.Quiet, ReportWords.AsOf(report));
        pages.Skip(10);
    }

    private static void AddHours(ReportPages pages, EventReport report)
    {
        AddPart(pages, "Arrivals by hour", room: 150);
        if (report.Hours.Count == 0)
        {
            AddLine(pages, ReportInk.Quiet, "No one has arrived.");
            return;
        }

        HourChart.Add(pages, report.Hours);
    }

    private static void AddPasses(ReportPages pages, EventReport report)
    {
        AddPart(pages, "Pass types");
        new ReportTable(pages, Counted("Pass type")).Add(
            [.. report.Passes.Select(p => Row(p.Name, p.Counts)), Row("All", report.ByStatus)]);
    }

    private static void AddCompanies(ReportPages pages, EventReport report)
    {
        AddPart(pages, "Companies");
        var rows = report.Companies.Take(MostCompanies).Select(c => Row(c.Name, c.Counts)).ToList();
        if (report.NoCompany.Total > 0)
        {
            rows.Add(Row(ReportWords.NoCompany, report.NoCompany));
        }

        AddRest(pages, report.Companies.Count > MostCompanies,
            $"These are the first {MostCompanies:N0} of {report.Companies.Count:N0} companies. The workbook has all of them.");
        AddTable(pages, Counted("Company"), rows, "No registrant has a company.");
    }

    private static void AddStations(ReportPages pages, EventReport report)
    {
        AddPart(pages, "Stations");
        AddTable(pages,
            [new("Station", 0.22f), new("Kind", 0.2f), new("Let in", 0.09f, End), new("Left", 0.08f, End),
                new("Refused", 0.1f, End), new("First scan", 0.155f, End), new("Last scan", 0.155f, End)],
            [.. report.Stations.Select(s => new string?[]
            {
                s.Name, ReportWords.Kind(s), $"{s.Admitted:N0}", $"{s.Left:N0}", $"{s.Refused:N0}",
                Moment(report.Event, s.FirstAt), Moment(report.Event, s.LastAt),
            })],
            "The event has no stations.");
    }

    private static void AddRefused(ReportPages pages, EventReport report)
    {
        AddPart(pages, "Refused scans by reason");
        AddTable(pages, [new("Reason", 0.6f), new("Scans", 0.2f, End), new("Share", 0.2f, End)],
            [.. report.Refused.Select(
                r => new string?[] { ReportWords.Reason(r.Outcome), $"{r.Count:N0}",
                    ReportWords.Share(r.Count, report.RefusedScans) })],
            "No scan was refused.");
    }

    private static void AddNoShows(ReportPages pages, EventReport report)
    {
        AddPart(pages, ReportWords.Missing(report));
        AddRest(pages, report.ByStatus.Missing > EventReport.MostNoShows,
            $"These are the first {EventReport.MostNoShows:N0} of {report.ByStatus.Missing:N0} people. The workbook has all of them.");
        AddTable(pages, [new("Name", 0.34f), new("Company", 0.34f), new("Pass type", 0.18f), new("Status", 0.14f)],
            [.. report.NoShows.Select(n => new string?[] { n.Name, n.Company, n.PassType, ReportWords.Status(n) })],
            "Everyone who is expected has arrived.");
    }

    private static void AddPart(ReportPages pages, string title, float room = 75)
    {
        pages.Skip(18);
        pages.Keep(room);
        pages.Add(22,
            (canvas, top) => ReportInk.Part.Write(canvas, title, new(ReportPages.Left, ReportPages.Right, top + 12)));
    }

    private static void AddTable(
        ReportPages pages, IReadOnlyList<ReportColumn> columns, List<string?[]> rows, string none)
    {
        if (rows.Count == 0)
        {
            AddLine(pages, ReportInk.Quiet, none);
            return;
        }

        new ReportTable(pages, columns).Add(rows);
    }

    private static void AddRest(ReportPages pages, bool isCut, string sentence)
    {
        if (isCut)
        {
            AddLine(pages, ReportInk.Quiet, sentence);
            pages.Skip(4);
        }
    }

    private static void AddLine(ReportPages pages, ReportInk ink, string text)
    {
        if (text.Length > 0)
        {
            pages.Add(14, (canvas, top) => ink.Write(canvas, text, new(ReportPages.Left, ReportPages.Right, top + 10)));
        }
    }

    private static ReportColumn[] Counted(string of) =>
        [new(of, 0.42f), new("Arrived", 0.12f, End), new("Expected", 0.12f, End), new("Share", 0.1f, End),
            new("Missing", 0.12f, End), new("Cancelled", 0.12f, End)];

    private static string?[] Row(string name, StatusCounts counts) =>
        [name, $"{counts.CheckedIn:N0}", $"{counts.Expected:N0}", ReportWords.Share(counts.CheckedIn, counts.Expected),
            $"{counts.Missing:N0}", $"{counts.Cancelled:N0}"];

    private static string Moment(EventFacts place, DateTimeOffset? at) =>
        at is { } seen ? $"{place.Local(seen):d MMM, HH:mm}" : "–";
}
