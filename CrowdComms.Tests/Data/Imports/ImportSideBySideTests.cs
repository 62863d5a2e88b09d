using CrowdComms.Data;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>Imports of different events run side by side, those of one event one after another.</summary>
public sealed class ImportSideBySideTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_small_import_does_not_wait_for_a_large_one_of_another_event(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (large, small) = (await ImportDesk.OpenAsync(house), await ImportDesk.OpenAsync(house));
        var gate = new EventGate(house.Get<IChangeFeed>(), large.Event.Id);
        using var runner = new ImportRunner(house.Get<IDbContextFactory<CrowdCommsContext>>(), house.Get<IDatabaseEngine>(),
            house.Get<UploadFolder>(), gate, house.Clock, NullLogger<ImportRunner>.Instance);
        var first = await QueueAsync(house, large, "Ada");
        var working = runner.RunWaitingAsync(Stop);
        await gate.Reached.WaitAsync(Stop);
        var (second, other) = (await QueueAsync(house, large, "Bo"), await QueueAsync(house, small, "Cy"));
        await runner.RunWaitingAsync(Stop);
        Assert.Equal(ImportState.Finished, (await small.SeeAsync(other)).Run.State);
        Assert.Equal(ImportState.Queued, (await large.SeeAsync(second)).Run.State);
        gate.Open();
        await working;
        Assert.Equal((ImportState.Finished, ImportState.Finished),
            ((await large.SeeAsync(first)).Run.State, (await large.SeeAsync(second)).Run.State));
    }

    private static async Task<Guid> QueueAsync(House house, ImportDesk desk, string name)
    {
        var plan = await desk.PlanTextAsync($"Name,Email,Pass\n{name},{name}@a.example,GEN\n");
        return (await house.Get<ImportService>().StartAsync(desk.Event.Id, plan, 1, desk.Event.Organiser, Stop)).Value;
    }

    // Holds an import of one event where it says that a batch is written.
    private sealed class EventGate(IChangeFeed feed, Guid eventId) : IChangeFeed
    {
        private readonly ManualResetEventSlim _open = new();
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Reached => _reached.Task;

        public bool IsCut => feed.IsCut;

        public void Publish(EventChanged changed)
        {
            if (changed.EventId == eventId)
            {
                _reached.TrySetResult();
                _open.Wait(Stop);
            }

            feed.Publish(changed);
        }

        public IDisposable Subscribe(Guid id, Action<EventChanged> listener) => feed.Subscribe(id, listener);

        internal void Open() => _open.Set();
    }
}
