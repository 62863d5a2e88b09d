using System.Globalization;
using System.IO.Compression;
using System.Text;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Exports;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.Imports;
using CrowdComms.Tests.Support;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace CrowdComms.Tests.Data.Exports;

/// <summary>An event's tables leave it as files.</summary>
public sealed class ExportServiceTests
{
    private const string Bomb = "=HYPERLINK(\"http://evil.example\",\"Click\")";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Registrants_leave_as_the_grid_filters_them_with_times_of_the_events_zone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo,
            new RegistrantDetails("Zoë", "Müller, Dr.", "zoe@a.example", "VIP", "Acme")
            {
                Phone = "+44 20 7946 0018",
                Notes = Bomb,
                Tags = ["a", "b"]
            }, RegistrantStatus.CheckedIn);
        await house.RegisterAsync(expo, "Ada Lovelace", RegistrantStatus.Cancelled);
        var rows = Csv(
            await WriteAsync(house, expo,
                new ExportRequest(ExportKind.Registrants,
                    ExportFormat.Csv)
                { Registrants = new RegistrantQuery { Statuses = [RegistrantStatus.CheckedIn] } }));
        var zoe = Assert.Single(rows);
        Assert.Equal(("Zoë", "Müller, Dr.", "Acme", "VIP", "CheckedIn", "a, b"),
            (zoe["First name"], zoe["Last name"], zoe["Company"], zoe["Pass type"], zoe["Status"], zoe["Tags"]));
        Assert.Equal("'+44 20 7946 0018", zoe["Phone"]);
        Assert.Equal("'" + Bomb, zoe["Notes"]);
        Assert.Equal("2026-09-15 09:00:00", zoe["Checked in (Europe/Berlin)"]);
    }

    [Theory, BothEngines]
    public async Task Scans_and_refused_scans_leave_apart(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, "Ada Lovelace", RegistrantStatus.CheckedIn);
        var grace = await house.RegisterAsync(expo, "Grace Hopper", RegistrantStatus.Cancelled);
        await house.Get<CheckInService>()
            .ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Desk, grace.TicketCode), expo.Staff,
                Stop);
        var all = Csv(await WriteAsync(house, expo, new ExportRequest(ExportKind.Scans, ExportFormat.Csv)));
        Assert.Equal(["Grace Hopper: Cancelled", "Ada Lovelace: Admitted"],
            all.Select(r => $"{r["Name"]}: {r["Outcome"]}"));
        var refused = Csv(await WriteAsync(house, expo, new ExportRequest(ExportKind.RefusedScans, ExportFormat.Csv)));
        Assert.Equal("Grace Hopper", Assert.Single(refused)["Name"]);
    }

    [Theory, BothEngines]
    public async Task A_workbook_holds_texts_and_times_but_no_formula(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo,
            new RegistrantDetails("=1+1", "@SUM(A1)", "ada@a.example", "GEN", "-Acme") { Notes = Bomb });
        await using var file = new MemoryStream(
            await WriteAsync(house, expo, new ExportRequest(ExportKind.Registrants, ExportFormat.Xlsx)));
        var row = Assert.Single(MiniExcel.Query(file, useHeaderRow: true).Cast<IDictionary<string, object>>());
        Assert.Equal(("=1+1", "@SUM(A1)", "-Acme", Bomb),
            (row["First name"], row["Last name"], row["Company"], row["Notes"]));
        Assert.Equal(new DateTime(2026, 9, 15, 9, 0, 0), row["Registered (Europe/Berlin)"]);
        await using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        using var sheet = new StreamReader(await zip.Entries
            .Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).OpenAsync(Stop));
        var xml = await sheet.ReadToEndAsync(Stop);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Companies_leave_with_their_people_counted_and_an_empty_table_with_its_headings(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using (var nothing = new MemoryStream(
            await WriteAsync(house, expo, new ExportRequest(ExportKind.Companies, ExportFormat.Xlsx))))
        {
            Assert.Equal("Company", ((IDictionary<string, object>)MiniExcel.Query(nothing).First())["A"]);
        }

        await house.RegisterAsync(expo, new RegistrantDetails("Ada", "L", "ada@a.example", "GEN", "Acme"),
            RegistrantStatus.CheckedIn);
        await house.RegisterAsync(expo, new RegistrantDetails("Bo", "L", "bo@a.example", "GEN", "Acme"));
        var acme = Assert.Single(Csv(
            await WriteAsync(house, expo, new ExportRequest(ExportKind.Companies, ExportFormat.Csv))));
        Assert.Equal(("Acme", "2", "1"), (acme["Company"], acme["Expected"], acme["Checked in"]));
    }

    [Theory, BothEngines]
    public async Task What_left_as_a_file_comes_in_again_as_it_was(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (from, desk) = (await house.NewEventAsync(), await ImportDesk.OpenAsync(house));
        var details = new RegistrantDetails("=Ada", "-Lovelace", "ada@a.example", "VIP",
            "@Acme")
        {
            Phone = "+44 20 7946 0018",
            JobTitle = "'quoted",
            Notes = "Two\nlines, \"one\" cell",
            Tags = ["a", "b"]
        };
        var left = await house.RegisterAsync(from, details);
        var file = Encoding.UTF8.GetString(
            await WriteAsync(house, from, new ExportRequest(ExportKind.Registrants, ExportFormat.Csv)));
        var done = (await desk.RunAsync(await desk.PlanTextAsync(file))).Value;
        Assert.Equal(1, done.Counts.New);
        var came =
            (await house.Get<RegistrantSearch>()
                .PageAsync(desk.Event.Id, new RegistrantQuery(), desk.Event.Staff, Stop)).Value.Items[0];
        Assert.Equal(
            (left.Person.FirstName, left.Person.LastName, left.Person.Email, left.Company, left.PassType, left.Status,
                left.Person.Phone, left.Person.JobTitle, left.Person.Notes),
            (came.Person.FirstName, came.Person.LastName, came.Person.Email, came.Company, came.PassType, came.Status,
                came.Person.Phone, came.Person.JobTitle, came.Person.Notes));
    }

    [Theory, BothEngines]
    public async Task Exports_are_for_organisers_and_each_is_audited(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (service, request) =
            (house.Get<ExportService>(), new ExportRequest(ExportKind.Registrants, ExportFormat.Csv));
        Assert.Equal("forbidden", (await service.OpenAsync(expo.Id, request, expo.Staff, Stop)).Error?.Code);
        Assert.Equal("not_found",
            (await service.OpenAsync(expo.Id, request, expo.Stranger with { EventId = null }, Stop)).Error?.Code);
        await WriteAsync(house, expo, request);
        await using var context = house.Context();
        var audit = await context.AuditEntries.SingleAsync(a => a.EventId == expo.Id && a.Subject == "Export", Stop);
        Assert.Equal(("Downloaded", expo.Organiser.UserId, "Registrants"),
            (audit.Action, audit.ActorId, audit.Changes[0].After));
    }

    private static async Task<byte[]> WriteAsync(House house, EventAtHand expo, ExportRequest request)
    {
        await using var export =
            (await house.Get<ExportService>().OpenAsync(expo.Id, request, expo.Organiser, Stop)).Value;
        using var file = new MemoryStream();
        await export.WriteAsync(file, Stop);
        return file.ToArray();
    }

    private static List<IDictionary<string, object>> Csv(byte[] file)
    {
        using var text = new StreamReader(new MemoryStream(file), Encoding.UTF8);
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>()];
    }
}
