using System.IO.Compression;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Reports;
using CrowdComms.Tests.Support;
using MiniExcelLibs;

namespace CrowdComms.Tests.Data.Reports;

public sealed class ReportFilesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_workbook_has_a_sheet_for_each_table_and_what_people_typed_as_text(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await ReportWorld.LiveAsync(house);
        house.Clock.Advance(TimeSpan.FromDays(3));
        using var folder = new TemporaryFolder();
        var file = folder.File("report.xlsx");
        await WriteAsync(file, to => house.Get<ReportService>().WriteWorkbookAsync(expo.Id, to, expo.Organiser, Stop));

        Assert.Equal(
            ["Event", "Figures", "Arrivals by hour", "Companies", "Pass types", "No-shows", "Refused scans",
                "Stations"], MiniExcel.GetSheetNames(file));
        Assert.Contains(Rows(file, "Figures"), r => r is ["People arrived", 4d, ..]);
        Assert.Contains(Rows(file, "Figures"), r => r is ["Refused scans", 5d, ..]);
        Assert.Equal([[new DateTime(2026, 9, 15, 9, 0, 0), 3d], [new DateTime(2026, 9, 15, 10, 0, 0), 1d]],
            Rows(file, "Arrivals by hour"));
        Assert.Contains(Rows(file, "Companies"), r => r is ["=HYPERLINK(\"http://a.example\")", 1d, 1d, 0d, 0d]);
        Assert.Contains(Rows(file, "Companies"), r => r is ["شركة النور", 1d, 1d, 0d, 1d]);
        Assert.Contains(Rows(file, "No-shows"),
            r => r is ["=1+1", "Absent", "absent@test.example", "שלום בע״מ", "Exhibitor", "Confirmed"]);
        Assert.Equal(4, Rows(file, "No-shows").Count);
        Assert.Contains(Rows(file, "Stations"),
            r => r is ["VIP lounge door", "Door of VIP lounge", 3d, 1d, 1d, 1d, DateTime, DateTime]);
        await AssertNoFormulaAsync(file);
    }

    [Fact]
    public async Task An_event_without_anything_has_a_workbook_with_headings_and_a_pdf_of_one_page()
    {
        Poppler.Needs("pdftotext");
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync(e => e.Name = "Żółta 展会 مهرجان");
        using var folder = new TemporaryFolder();
        var (book, pdf) = (folder.File("report.xlsx"), folder.File("report.pdf"));
        await WriteAsync(book, to => house.Get<ReportService>().WriteWorkbookAsync(expo.Id, to, expo.Organiser, Stop));
        await WriteAsync(pdf, to => house.Get<ReportService>().WritePdfAsync(expo.Id, to, expo.Organiser, Stop));

        Assert.Equal(["First name", "Last name", "Email", "Company", "Pass type", "Status"],
            ((IDictionary<string, object>)MiniExcel.Query(book, sheetName: "Not here yet").First()).Values);
        var text = await Poppler.RunAsync("pdftotext", pdf, "-");
        Assert.Contains("The event is not over yet", text, StringComparison.Ordinal);
        Assert.Contains("No one has arrived.", text, StringComparison.Ordinal);
        Assert.Contains("1 of 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_are_written_nothing()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        using var to = new MemoryStream();
        Assert.Equal("forbidden",
            (await house.Get<ReportService>().WritePdfAsync(expo.Id, to, expo.Staff, Stop)).Error!.Code);
        Assert.Equal("not_found",
            (await house.Get<ReportService>().WriteWorkbookAsync(expo.Id, to, expo.Stranger, Stop)).Error!.Code);
        Assert.Equal(0, to.Length);
    }

    [Fact]
    public async Task The_pdf_tells_all_and_repeats_headings_on_its_pages()
    {
        Poppler.Needs("pdftotext");
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await ReportWorld.LiveAsync(house);
        var report = (await house.Get<ReportReader>().ReadAsync(expo.Id, expo.Organiser, Stop)).Value;
        using var folder = new TemporaryFolder();
        var pdf = folder.File("report.pdf");
        await using (var to = File.Create(pdf))
        {
            ReportPdf.Write(to, Grown(report));
        }

        // Ligatures as the letters they are of.
        var text = (await Poppler.RunAsync("pdftotext", "-layout", pdf, "-")).Normalize(
            System.Text.NormalizationForm.FormKC);
        var pages = text.TrimEnd('\f').Split('\f');
        Assert.InRange(pages.Length, 10, 30);
        Assert.All(pages.Select((page, i) => (page, i)),
            p => Assert.Contains($"{p.i + 1} of {pages.Length}", p.page, StringComparison.Ordinal));
        Assert.All(pages.Where(p => p.Contains("Person 1", StringComparison.Ordinal)),
            p => Assert.Matches(@"Name\s+Company\s+Pass type\s+Status", p));
        Assert.Matches(@"People arrived\s+Not here yet\s+Cancelled\s+Busiest hour", text);
        Assert.Matches(@"Tuesday 15 September 2026: 4 people", text);
        Assert.Matches(@"Already checked in\s+2\s+40%", text);
        Assert.Matches(@"VIP lounge door\s+Door of VIP lounge\s+3\s+1\s+1", text);
        Assert.Contains("These are the first 500 of 2,000 people. The workbook has all of them.", text,
            StringComparison.Ordinal);
        Assert.Contains("These are the first 500 of 602 companies.", text, StringComparison.Ordinal);
        Assert.Contains("清华大学", text, StringComparison.Ordinal);
        Assert.Matches(@"NotoSansArabic-Regular\s+CID TrueType\s+Identity-H\s+yes",
            await Poppler.RunAsync("pdffonts", pdf));
    }

    // A cell that is cut ends in an ellipsis.
    [Fact]
    public async Task The_pdf_shows_the_times_of_stations_whole()
    {
        Poppler.Needs("pdftotext");
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await ReportWorld.LiveAsync(house);
        var report = (await house.Get<ReportReader>().ReadAsync(expo.Id, expo.Organiser, Stop)).Value;
        var first = new DateTimeOffset(2026, 1, 28, 20, 38, 59, TimeSpan.Zero);
        var stations = Enumerable.Range(0, 12).Select(month => report.Stations[0] with
        {
            Id = Guid.CreateVersion7(),
            Admitted = 12_345,
            Left = 12_345,
            Refused = 12_345,
            FirstAt = first.AddMonths(month),
            LastAt = first.AddMonths(month).AddMinutes(10),
        }).ToList();
        using var folder = new TemporaryFolder();
        var pdf = folder.File("report.pdf");
        await using (var to = File.Create(pdf))
        {
            ReportPdf.Write(to, report with { Stations = stations });
        }

        var text = (await Poppler.RunAsync("pdftotext", "-layout", pdf, "-")).Normalize(System.Text.NormalizationForm.FormKC);
        Assert.All(stations, s => Assert.Matches($@"12,345\s+12,345\s+12,345\s+{report.Event.Local(s.FirstAt!.Value):d MMM, HH:mm}"
            + $@"\s+{report.Event.Local(s.LastAt!.Value):d MMM, HH:mm}", text));
    }

    // As a large event has it.
    private static EventReport Grown(EventReport report) => report with
    {
        ByStatus = new StatusCounts(1000, 1000, 500, 20),
        NoShows = [.. Enumerable.Range(0, EventReport.MostNoShows)
            .Select(
                i => new NoShow(Guid.CreateVersion7(), "Person", $"{i}", $"{i}@a.example", i % 3 == 0 ? "شركة النور"
                    : null, "General", i % 2 == 0))],
        Companies = [.. report.Companies.Take(2), .. Enumerable.Range(0, 600)
            .Select(i => new CompanyFigures(Guid.CreateVersion7(), $"Company {i}", new StatusCounts(1, 0, 1, 0)))],
    };

    private static async Task WriteAsync(string file, Func<Stream, Task<Result<EventReport>>> write)
    {
        await using var to = File.Create(file);
        Assert.Null((await write(to)).Error);
    }

    private static List<object?[]> Rows(string file, string sheet) =>
        [.. MiniExcel.Query(file, useHeaderRow: true, sheetName: sheet)
            .Select(r => ((IDictionary<string, object?>)r).Values.ToArray())];

    private static async Task AssertNoFormulaAsync(string file)
    {
        await using var zip = await ZipFile.OpenReadAsync(file, Stop);
        foreach (var sheet in zip.Entries.Where(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await sheet.OpenAsync(Stop));
            Assert.DoesNotMatch(@"<(\w+:)?f[ >]", await reader.ReadToEndAsync(Stop));
        }
    }
}
