using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>A finished import is taken back.</summary>
public sealed class ImportUndoTests
{
    private const string Three =
        "Name,Email,Company,Pass\nAda Lovelace,ada@a.example,Acme,GEN\nGrace Hopper,grace@a.example,Navy,GEN\nMarie "
            + "Curie,marie@a.example,Acme,VIP\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Everybody_and_every_company_of_it_is_gone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press", "Speaker");
        var id = (await desk.RunAsync(await desk.PlanAsync(Sample.Laureates))).Value.Run.Id;
        var undone = (await desk.UndoAsync(id)).Value.Run;
        Assert.Equal((ImportState.Undone, 928, 0), (undone.State, undone.Undone, undone.Kept));
        await using var context = house.Context();
        Assert.Equal(0, await context.Registrants.CountAsync(Stop) + await context.Companies.CountAsync(Stop)
            + await context.Tickets.CountAsync(Stop) + await context.StatusChanges.CountAsync(Stop));
        Assert.Equal(0, await context.Set<ImportTrace>().CountAsync(Stop));
        Assert.Equal(["Imported", "Undone"], await context.AuditEntries.Where(a => a.SubjectId == id).OrderBy(a => a.Id)
            .Select(a => a.Action).ToListAsync(Stop));
        Assert.Equal(928, (await desk.RunAsync(await desk.PlanAsync(Sample.Laureates))).Value.Counts.New);
    }

    [Theory, BothEngines]
    public async Task People_it_changed_get_their_earlier_details_back(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var details = new RegistrantDetails("Augusta", "King", "ADA@a.example", "VIP", "Babbage Works")
        {
            Phone = "1",
            Tags = ["first"],
            Notes = "Early"
        };
        var before = await house.RegisterAsync(desk.Event, details);
        var id =
            (await desk.RunAsync(
                await desk.PlanTextAsync(Three, c => c with { OnDuplicate = OnDuplicate.Update }))).Value.Run.Id;
        var undone = (await desk.UndoAsync(id)).Value.Run;
        Assert.Equal((3, 0), (undone.Undone, undone.Kept));
        var after = (await house.Get<RegistrantReader>().GetAsync(desk.Event.Id, before.Id, desk.Event.Organiser, Stop)).Value;
        Assert.Equal(before with { Version = after.Version, UpdatedAt = after.UpdatedAt }, after);
        Assert.Equal(before.Person.Tags, after.Person.Tags);
        await using var context = house.Context();
        Assert.Equal("Babbage Works", (await context.Companies.SingleAsync(Stop)).Name);
    }

    [Theory, BothEngines]
    public async Task Whoever_was_changed_or_scanned_since_stays_and_is_named(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var id = (await desk.RunAsync(await desk.PlanTextAsync(Three))).Value.Run.Id;
        var (ada, grace) = (await FindAsync(house, desk, "Ada"), await FindAsync(house, desk, "Grace"));
        await house.Get<StatusSteps>()
            .TakeStepAsync(desk.Event.Id, ada.Id, new StepRequest(StatusStep.Confirm), desk.Event.Staff, Stop);
        var refused =
            (await house.Get<CheckInService>()
                .ScanAsync(desk.Event.Facts, new ScanRequest(Guid.CreateVersion7(), desk.Event.Desk, grace.TicketCode),
                    desk.Event.Staff, Stop)).Value;
        Assert.Equal(ScanOutcome.NotConfirmed, refused.Outcome);
        var undone = (await desk.UndoAsync(id)).Value;
        Assert.Equal((1, 2), (undone.Run.Undone, undone.Run.Kept));
        Assert.Equal(
            ["Ada Lovelace (ada@a.example) was kept as is, because they were changed since.",
                "Grace Hopper (grace@a.example) was kept as is, because they were scanned since."],
            undone.Errors.Select(e => e.Message).Order(StringComparer.Ordinal));
        await using var context = house.Context();
        Assert.Equal(["Acme", "Navy"], await context.Companies.OrderBy(c => c.Name).Select(c => c.Name)
            .ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task Once_somebody_of_it_has_checked_in_it_cannot_be_undone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var id =
            (await desk.RunAsync(
                await desk.PlanTextAsync(Three, c => c with { Status = RegistrantStatus.Confirmed }))).Value.Run.Id;
        var ada = await FindAsync(house, desk, "Ada");
        await house.Get<CheckInService>()
            .ScanAsync(desk.Event.Facts, new ScanRequest(Guid.CreateVersion7(), desk.Event.Desk, ada.TicketCode),
                desk.Event.Staff, Stop);
        var refused = (await desk.UndoAsync(id)).Error!;
        Assert.Equal(("import.not_undone", true),
            (refused.Code,
                refused.Message.StartsWith("1 person from this import has checked in", StringComparison.Ordinal)));
        await using var context = house.Context();
        Assert.Equal(3, await context.Registrants.CountAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task An_undo_that_is_interrupted_is_brought_to_its_end(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press", "Speaker");
        var id = (await desk.RunAsync(await desk.PlanAsync(Sample.Laureates))).Value.Run.Id;
        await house.Get<ImportEnding>().UndoAsync(desk.Event.Id, id, desk.Event.Organiser, Stop);
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        await house.Get<ImportRunner>().RunAsync(id, null, ended.Token);
        Assert.Equal(ImportState.Undoing, (await desk.SeeAsync(id)).Run.State);
        house.Clock.Advance(ImportRunner.Hold + TimeSpan.FromSeconds(1));
        await house.Get<ImportRunner>().RunWaitingAsync(Stop);
        Assert.Equal((ImportState.Undone, 928),
            ((await desk.SeeAsync(id)).Run.State, (await desk.SeeAsync(id)).Run.Undone));
    }

    [Theory, BothEngines]
    public async Task After_seven_days_its_file_and_traces_are_gone_and_it_stays(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var id = (await desk.RunAsync(await desk.PlanTextAsync(Three + "Nobody,,x,GEN\n"))).Value.Run.Id;
        Assert.Single(Directory.GetFiles(house.Get<UploadFolder>().Place));
        house.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        await house.Get<ImportRunner>().TidyAsync(Stop);
        Assert.Empty(Directory.GetFiles(house.Get<UploadFolder>().Place));
        await using var context = house.Context();
        Assert.Equal(0, await context.Set<ImportTrace>().CountAsync(Stop) + await context.Set<ImportFault>()
            .CountAsync(Stop));
        Assert.Equal(3, (await desk.SeeAsync(id)).Counts.New);
        Assert.Contains("for 7 days", (await desk.UndoAsync(id)).Error?.Message, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Staff_may_neither_see_nor_stop_nor_undo_imports(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var id = (await desk.RunAsync(await desk.PlanTextAsync(Three))).Value.Run.Id;
        var (service, reader, expo) = (house.Get<ImportEnding>(), house.Get<ImportReader>(), desk.Event);
        Assert.Equal("forbidden", (await service.UndoAsync(expo.Id, id, expo.Staff, Stop)).Error?.Code);
        Assert.Equal("forbidden", (await service.StopAsync(expo.Id, id, expo.Staff, Stop)).Error?.Code);
        Assert.Equal("forbidden", (await reader.PageAsync(expo.Id, 1, expo.Staff, Stop)).Error?.Code);
        Assert.Equal("not_found",
            (await reader.ErrorsAsync(expo.Id, id, expo.Stranger with { EventId = null }, Stop)).Error?.Code);
        Assert.Equal(id, Assert.Single((await reader.PageAsync(expo.Id, 1, expo.Organiser, Stop)).Value.Items).Id);
    }

    private static async Task<RegistrantRow> FindAsync(House house, ImportDesk desk, string name) =>
        Assert.Single(
            (await house.Get<RegistrantSearch>().FindAsync(desk.Event.Id, name, desk.Event.Staff, Stop)).Value);
}
