using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Engines.Sqlite;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Engines;

/// <summary>The writers of one SQLite file take turns, and scans come first.</summary>
public sealed class WriteTurnTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writers_come_in_the_order_in_which_they_asked_and_scans_before_them()
    {
        var (turn, order) = (new WriteTurn(), new List<string>());
        await turn.EnterAsync(isScan: false, Stop);
        Task[] waiting = [WriteAsync("first", false), WriteAsync("second", false), WriteAsync("scan", true)];
        Assert.Empty(order);

        turn.Leave();
        await Task.WhenAll(waiting);

        Assert.Equal(["scan", "first", "second"], order);

        async Task WriteAsync(string name, bool isScan)
        {
            await turn.EnterAsync(isScan, Stop);
            order.Add(name);
            turn.Leave();
        }
    }

    [Fact]
    public async Task A_queue_of_scans_lets_another_writer_through_now_and_then()
    {
        var turn = new WriteTurn();
        await turn.EnterAsync(isScan: true, Stop);
        var other = turn.EnterAsync(isScan: false, Stop);
        var scans = Enumerable.Range(0, 100).Select(_ => turn.EnterAsync(isScan: true, Stop)).ToList();
        var before = 0;
        while (!other.IsCompleted)
        {
            turn.Leave();
            // A turn that was given is seen a moment later, on another thread.
            await Task.WhenAny([other, scans[Math.Min(before, scans.Count - 1)]]);
            before++;
        }

        Assert.InRange(before, 1, 30);
        scans.Skip(before).ToList().ForEach(_ => turn.Leave());
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_queue()
    {
        var turn = new WriteTurn();
        await turn.EnterAsync(isScan: false, Stop);
        using var impatient = new CancellationTokenSource();
        var gone = turn.EnterAsync(isScan: true, impatient.Token);
        var next = turn.EnterAsync(isScan: false, Stop);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        turn.Leave();
        await next;
    }

    [Fact]
    public async Task A_scan_that_waits_for_a_transaction_comes_before_the_next_one()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@a.example", "GEN", null));
        await using var first = house.Context();
        await using var second = house.Context();
        await using var transaction = await first.Database.BeginTransactionAsync(Stop);
        var batch = SecondAsync();
        var scan = house.Get<CheckInService>().ScanAsync(
            expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Desk, person.TicketCode), expo.Staff, Stop);
        await first.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Venue, "Hall 9"), Stop);
        // The scan looks up rights and orders on other threads first, and asks for its turn then.
        await BothWaitAsync(WriteTurn.Of((SqliteConnection)first.Database.GetDbConnection()));
        Assert.False(scan.IsCompleted || batch.IsCompleted);

        await transaction.CommitAsync(Stop);

        Assert.True((await scan).IsOk);
        Assert.Equal(1, await batch);

        async Task<int> SecondAsync()
        {
            await using var later = await second.Database.BeginTransactionAsync(Stop);
            return await second.Scans.CountAsync(Stop);
        }

        async Task BothWaitAsync(WriteTurn turn)
        {
            while (turn.Waiting < 2)
            {
                Assert.False(scan.IsCompleted, "The scan did not wait for the transaction.");
                Stop.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Every_way_to_write_takes_a_turn_and_gives_it_back()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var context = house.Context();
        var turn = WriteTurn.Of((SqliteConnection)context.Database.GetDbConnection());

        await (await context.Database.BeginTransactionAsync(Stop)).DisposeAsync();
        (await context.Events.SingleAsync(e => e.Id == expo.Id, Stop)).Venue = "Hall 2";
        await context.SaveChangesAsync(Stop);
        await context.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Venue, "Hall 3"), Stop);
        await Assert.ThrowsAsync<SqliteException>(() => context.Database.ExecuteSqlAsync($"UPDATE nothing SET a = 1", Stop));
        context.Add(new CrowdComms.Data.Events.Event { Slug = expo.Slug, Name = "Twice", TimeZone = "UTC" });
        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(Stop));
        context.ChangeTracker.Clear();
        // Enters at once only if all of them have left.
        var entered = turn.EnterAsync(isScan: false, Stop);
        Assert.True(entered.IsCompleted);

        var writes = new List<Task>
        {
            context.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Venue, "Hall 4"), Stop),
        };
        await using (var other = house.Context())
        {
            (await other.Events.SingleAsync(e => e.Id == expo.Id, Stop)).Name = "Other";
            writes.Add(other.SaveChangesAsync(Stop));
            Assert.DoesNotContain(writes, w => w.IsCompleted);
            turn.Leave();
            await Task.WhenAll(writes);
        }
    }
}
