using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>A file becomes people, as an organiser imports it.</summary>
public sealed class ImportServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Laureates_become_928_people_of_311_companies(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press", "Speaker");
        var progress = new List<ImportCounts>();
        var result = (await desk.WatchAsync(await desk.PlanAsync(Sample.Laureates), new Told(progress), Stop)).Value;
        Assert.Equal(new ImportCounts(928, 0, 0, 0, 311), result.Counts);
        Assert.Equal([500, 928], progress.Select(p => p.Rows));
        await using var context = house.Context();
        Assert.Equal(928, await context.Registrants.CountAsync(Stop));
        Assert.Equal(311, await context.Companies.CountAsync(Stop));
        Assert.Equal(928, await context.Tickets.CountAsync(Stop));
        Assert.Equal(928 + 742, await context.StatusChanges.CountAsync(Stop));
        Assert.Equal(742,
            await context.Registrants.CountAsync(r => r.Status == RegistrantStatus.Confirmed && r.ConfirmedAt != null,
                Stop));
        Assert.All(house.Feed.Published, changed => Assert.True(changed.Reread));
        var audit = Assert.Single(await context.AuditEntries.Where(a => a.Subject == "Import").ToListAsync(Stop));
        Assert.Contains(audit.Changes, c => c is { Field: "Registered", After: "928" });
        Assert.Empty(desk.Uploads());
    }

    [Theory, BothEngines]
    public async Task A_person_who_was_imported_is_found_without_accents_and_has_a_history(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press", "Speaker");
        await desk.RunAsync(await desk.PlanAsync(Sample.Laureates));
        var found = await house.Get<RegistrantSearch>().FindAsync(desk.Event.Id, "rontgen", desk.Event.Staff, Stop);
        var person = Assert.Single(found.Value);
        Assert.Equal("Röntgen", person.Person.LastName);
        Assert.Equal("Munich University", person.Company);
        Assert.Equal("Exhibitor", person.PassType);
        Assert.Equal(RegistrantSource.Import, person.Source);
        var history = await house.Get<HistoryReader>().ReadAsync(desk.Event.Id, person.Id, desk.Event.Staff, Stop);
        Assert.Equal("Imported from laureates.csv", Assert.Single(history.Value).Reason);
    }

    [Theory, BothEngines]
    public async Task Importing_the_same_file_twice_creates_nobody_twice(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press", "Speaker");
        await desk.RunAsync(await desk.PlanAsync(Sample.Laureates));
        var preview = (await desk.PreviewAsync(await desk.PlanAsync(Sample.Laureates))).Value;
        Assert.Equal(new ImportCounts(0, 928, 0, 0, 0), preview.Counts);
        Assert.Equal(preview.Counts, (await desk.RunAsync(await desk.PlanAsync(Sample.Laureates))).Value.Counts);
    }

    [Theory, BothEngines]
    public async Task Two_imports_of_one_file_at_once_create_nobody_twice(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press", "Speaker");
        PlannedImport[] plans = [await desk.PlanAsync(Sample.Laureates), await desk.PlanAsync(Sample.Laureates)];
        var results = await Task.WhenAll(plans.Select(p => Task.Run(() => desk.RunAsync(p), Stop)));
        Assert.Equal(928, results.Sum(r => r.Value.Counts.New));
        Assert.Equal(928, results.Sum(r => r.Value.Counts.Skipped));
        Assert.Equal(311, results.Sum(r => r.Value.Counts.Companies));
    }

    [Theory, BothEngines]
    public async Task The_dry_run_says_what_the_run_will_do_and_writes_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press", "Speaker");
        var preview = (await desk.PreviewAsync(await desk.PlanAsync(Sample.Laureates))).Value;
        Assert.Equal(new ImportCounts(928, 0, 0, 0, 311), preview.Counts);
        Assert.Equal("Wilhelm Conrad Röntgen", preview.First[0].Name);
        await using var context = house.Context();
        Assert.Equal(0, await context.Registrants.CountAsync(Stop) + await context.Companies.CountAsync(Stop)
            + await context.AuditEntries.CountAsync(Stop));
        Assert.Empty(house.Feed.Published);
    }

    [Theory, BothEngines]
    public async Task The_export_of_pretix_takes_the_address_of_the_order_only_where_the_organiser_says_so(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press");
        var plan = await desk.PlanAsync(Sample.Pretix);
        var own = (await desk.PreviewAsync(plan)).Value.Counts;
        Assert.Equal((200, 0, 100), (own.New, own.Skipped, own.Refused));
        var order = plan.Choices.Take(plan.File.Header.ToList().IndexOf("Email"), ImportField.OrderEmail);
        var result = (await desk.RunAsync(plan with { Choices = order })).Value;
        Assert.Equal((300, 0, 0), (result.Counts.New, result.Counts.Skipped, result.Counts.Refused));
        await using var context = house.Context();
        var carrel = await context.Registrants.SingleAsync(r => r.Person.LastName == "Carrel", Stop);
        Assert.Equal("alexis.carrel@rockefeller-institute-for-medical-resear.example", carrel.Person.Email);
        Assert.Equal(RegistrantStatus.Registered, carrel.Status);
        Assert.Equal(257, await context.Registrants.CountAsync(r => r.Status == RegistrantStatus.Confirmed, Stop));
    }

    [Theory, BothEngines]
    public async Task The_export_of_hi_events_needs_a_pass_type_for_everybody(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var refused = await desk.PreviewAsync(await desk.PlanAsync(Sample.HiEvents));
        Assert.Equal("import.column_missing", refused.Error?.Code);
        var result =
            (await desk.RunAsync(
                await desk.PlanAsync(Sample.HiEvents, c => c with { PassTypeId = desk.Event.General }))).Value;
        Assert.Equal((300, 0), (result.Counts.New, result.Counts.Refused));
        await using var context = house.Context();
        Assert.Equal(11,
            await context.Registrants.CountAsync(r => r.Status == RegistrantStatus.Cancelled && r.CancelledAt != null,
                Stop));
        Assert.Equal(289, await context.Registrants.CountAsync(r => r.Status == RegistrantStatus.Confirmed, Stop));
    }

    [Theory, BothEngines]
    public async Task Staff_and_strangers_may_not_import(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press", "Speaker");
        var plan = await desk.PlanAsync(Sample.Laureates);
        var service = house.Get<ImportService>();
        Assert.Equal("forbidden",
            (await service.StartAsync(desk.Event.Id, plan, 0, desk.Event.Staff, Stop)).Error?.Code);
        Assert.Equal("not_found",
            (await service.PreviewAsync(desk.Event.Id, plan, desk.Event.Stranger with { EventId = null },
                Stop)).Error?.Code);
        await using var nothing = new MemoryStream();
        Assert.Equal("forbidden",
            (await service.ReceiveAsync(desk.Event.Id, new Upload("x.csv", nothing), desk.Event.Staff,
                Stop)).Error?.Code);
    }

    [Theory, BothEngines]
    public async Task Stopping_keeps_the_batches_that_were_written_and_says_so(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press", "Speaker");
        var (service, ending) = (house.Get<ImportService>(), house.Get<ImportEnding>());
        var id =
            (await service.StartAsync(desk.Event.Id, await desk.PlanAsync(Sample.Laureates), 928, desk.Event.Organiser,
                Stop)).Value;
        await house.Get<ImportRunner>()
            .RunAsync(id,
                new Told([],
                    () => Assert.True(ending.StopAsync(desk.Event.Id, id, desk.Event.Organiser, Stop).GetAwaiter()
                        .GetResult().IsOk)), Stop);
        var result = await desk.SeeAsync(id);
        Assert.Equal((ImportState.Stopped, 500), (result.Run.State, result.Counts.New));
        await using var context = house.Context();
        Assert.Equal(500, await context.Registrants.CountAsync(Stop));
        Assert.Equal("import.not_running",
            (await ending.StopAsync(desk.Event.Id, id, desk.Event.Organiser, Stop)).Error?.Code);
    }

    private sealed class Told(List<ImportCounts> reports, Action? then = null) : IProgress<ImportCounts>
    {
        public void Report(ImportCounts value)
        {
            reports.Add(value);
            then?.Invoke();
        }
    }
}
