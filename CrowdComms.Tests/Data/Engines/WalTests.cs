using CrowdComms.Data.Engines;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Engines;

/// <summary>SQLite writes ahead: readers do not wait for writers.</summary>
public sealed class WalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_is_in_wal_mode_and_a_commit_waits_for_the_disk()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var context = house.Context();
        Assert.Equal(["wal"], await context.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync(Stop));
        Assert.Equal([2], await context.Database.SqlQueryRaw<int>("PRAGMA synchronous").ToListAsync(Stop));
    }

    [Fact]
    public async Task A_file_of_another_mode_is_brought_into_it()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var context = house.Context();
        await context.Database.SqlQueryRaw<string>("PRAGMA journal_mode = DELETE").ToListAsync(Stop);
        await house.Get<IDatabaseEngine>().MigrateAsync(context, Stop);
        Assert.Equal(["wal"], await context.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync(Stop));
    }

    [Fact]
    public async Task People_are_read_while_somebody_writes()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var writer = house.Context();
        await using var reader = house.Context();
        await using var transaction = await writer.Database.BeginTransactionAsync(Stop);
        await writer.Events.Where(e => e.Id == expo.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Venue, "Hall 9"), Stop);

        Assert.Equal("Hall 1", await reader.Events.Where(e => e.Id == expo.Id).Select(e => e.Venue).SingleAsync(Stop));
    }
}
