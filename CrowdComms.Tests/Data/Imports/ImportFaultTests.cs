using CrowdComms.Data;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>An import that is interrupted goes on where it was: nobody twice, nobody missed.</summary>
public sealed class ImportFaultTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_process_killed_in_the_middle_is_followed_by_another_that_goes_on(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (desk, id) = await StartAsync(house);
        // From the first batch on nothing of this process reaches the database any more: it is as good as killed.
        var doomed = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>());
        await Record.ExceptionAsync(
            () => Runner(house, doomed).RunAsync(id, new Told(() => doomed.IsAway = true), Stop));
        Assert.Equal((ImportState.Running, 500), await StandAsync(desk, id));
        // Nobody knows yet that the worker is dead.
        await Runner(house).RunWaitingAsync(Stop);
        Assert.Equal((ImportState.Running, 500), await StandAsync(desk, id));
        house.Clock.Advance(ImportRunner.Hold + TimeSpan.FromSeconds(1));
        await Runner(house).RunWaitingAsync(Stop);
        await AssertWholeAsync(house, desk, id);
    }

    [Theory, BothEngines]
    public async Task A_process_that_ends_lets_go_so_that_another_goes_on_at_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (desk, id) = await StartAsync(house);
        using var ends = new CancellationTokenSource();
        await Runner(house).RunAsync(id, new Told(ends.Cancel), ends.Token);
        Assert.Equal((ImportState.Running, 500), await StandAsync(desk, id));
        await Runner(house).RunWaitingAsync(Stop);
        await AssertWholeAsync(house, desk, id);
    }

    [Theory, BothEngines]
    public async Task A_worker_that_was_believed_dead_writes_nothing_more(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (desk, id) = await StartAsync(house);
        await Runner(house).RunAsync(id, new Told(() =>
        {
            // It stands still for so long that another one takes over and brings the import to its end.
            house.Clock.Advance(ImportRunner.Hold + TimeSpan.FromSeconds(1));
            Runner(house).RunWaitingAsync(Stop).GetAwaiter().GetResult();
        }), Stop);
        await AssertWholeAsync(house, desk, id);
    }

    [Theory, BothEngines]
    public async Task Another_node_leaves_an_import_to_the_one_that_has_its_file(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (desk, id) = await StartAsync(house);
        using var elsewhere = new TemporaryFolder();
        var other = new ImportRunner(house.Get<IDbContextFactory<CrowdCommsContext>>(), house.Get<IDatabaseEngine>(),
            new UploadFolder(elsewhere.File("storage"), house.Clock), house.Feed, house.Clock,
            NullLogger<ImportRunner>.Instance);
        await other.RunWaitingAsync(Stop);
        Assert.Equal((ImportState.Queued, 0), await StandAsync(desk, id));
        await Runner(house).RunWaitingAsync(Stop);
        await AssertWholeAsync(house, desk, id);
    }

    [Theory, BothEngines]
    public async Task An_import_whose_file_is_nowhere_ends_after_a_day_and_says_so(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (desk, id) = await StartAsync(house);
        foreach (var file in Directory.GetFiles(house.Get<UploadFolder>().Place))
        {
            File.Delete(file);
        }

        house.Clock.Advance(TimeSpan.FromHours(25));
        await Runner(house).TidyAsync(Stop);
        var done = await desk.SeeAsync(id);
        Assert.Equal(ImportState.Failed, done.Run.State);
        Assert.Contains("no longer on this server", done.Run.Failure, StringComparison.Ordinal);
    }

    private static async Task<(ImportDesk Desk, Guid Id)> StartAsync(House house)
    {
        var desk = await ImportDesk.OpenAsync(house, "Press", "Speaker");
        return (desk, (await house.Get<ImportService>()
            .StartAsync(desk.Event.Id, await desk.PlanAsync(Sample.Laureates), 928, desk.Event.Organiser, Stop)).Value);
    }

    private static ImportRunner Runner(House house, IDbContextFactory<CrowdCommsContext>? contexts = null) => new(
        contexts ?? house.Get<IDbContextFactory<CrowdCommsContext>>(), house.Get<IDatabaseEngine>(),
        house.Get<UploadFolder>(), house.Get<IChangeFeed>(), house.Clock, NullLogger<ImportRunner>.Instance);

    private static async Task<(ImportState State, int Rows)> StandAsync(ImportDesk desk, Guid id)
    {
        var done = await desk.SeeAsync(id);
        return (done.Run.State, done.Counts.Rows);
    }

    private static async Task AssertWholeAsync(House house, ImportDesk desk, Guid id)
    {
        var done = await desk.SeeAsync(id);
        Assert.Equal((ImportState.Finished, new ImportCounts(928, 0, 0, 0, 311)), (done.Run.State, done.Counts));
        await using var context = house.Context();
        Assert.Equal(928, await context.Registrants.CountAsync(Stop));
        Assert.Equal(928, await context.Registrants.Select(r => r.EmailKey).Distinct().CountAsync(Stop));
        Assert.Equal(311, await context.Companies.CountAsync(Stop));
        Assert.Equal(1, await context.AuditEntries.CountAsync(a => a.SubjectId == id, Stop));
    }

    private sealed class Told(Action then) : IProgress<ImportCounts>
    {
        private bool _told;

        public void Report(ImportCounts value)
        {
            if (!_told)
            {
                _told = true;
                then();
            }
        }
    }
}
