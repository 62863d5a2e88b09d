using CrowdComms.Data.Exports;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Reports;
using CrowdComms.Tests.Data.Reports;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Exports;

/// <summary>Programs in JavaScript open our workbooks.</summary>
public sealed class ExcelJsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_opens_with_its_headings_texts_and_times()
    {
        await ExcelJs.NeedsAsync();
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo,
            new RegistrantDetails("🎉 Zoë", "=1+1", "zoe@a.example", "VIP", "清华大学")
            {
                Tags = ["a, b", "c"],
                Notes = "two\nlines",
            });
        using var folder = new TemporaryFolder();
        var path = folder.File("people.xlsx");
        await using (var export = (await house.Get<ExportService>()
            .OpenAsync(expo.Id, new ExportRequest(ExportKind.Registrants, ExportFormat.Xlsx), expo.Organiser, Stop)).Value)
        {
            await using var file = File.Create(path);
            await export.WriteAsync(file, Stop);
        }

        var (name, rows) = Assert.Single(await ExcelJs.ReadAsync(path));
        var row = rows[0].Zip(rows[1], (heading, cell) => (heading.GetString()!, cell.ToString()))
            .ToDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);
        Assert.Equal(("Registrants", 2), (name, rows.Length));
        Assert.Equal(("🎉 Zoë", "=1+1", "清华大学", "\"a, b\", c", "two\nlines", "2026-09-15T09:00:00.000Z"),
            (row["First name"], row["Last name"], row["Company"], row["Tags"], row["Notes"], row["Registered (Europe/Berlin)"]));
    }

    [Fact]
    public async Task The_report_opens_with_all_its_sheets()
    {
        await ExcelJs.NeedsAsync();
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await ReportWorld.LiveAsync(house);
        using var folder = new TemporaryFolder();
        var path = folder.File("report.xlsx");
        await using (var file = File.Create(path))
        {
            Assert.True((await house.Get<ReportService>().WriteWorkbookAsync(expo.Id, file, expo.Organiser, Stop)).IsOk);
        }

        var sheets = await ExcelJs.ReadAsync(path);
        Assert.Equal(["Event", "Figures", "Arrivals by hour", "Companies", "Pass types", "Not here yet", "Refused scans", "Stations"],
            sheets.Keys);
        Assert.Equal(["Station", "Kind", "Let in", "With a reason", "Left", "Refused", "First scan", "Last scan"],
            sheets["Stations"][0].Select(c => c.GetString()));
        var desk = sheets["Stations"].Single(r => r[1].ToString() == "Desk");
        Assert.Equal("2026-09-15T09:00:00.000Z", desk[6].GetString());
        Assert.Contains(sheets["Companies"], r => r[0].ToString() == "شركة النور" && r[1].GetInt32() == 1);
    }
}
