using CrowdComms.Data;
using CrowdComms.Data.Engines;
using CrowdComms.Tests.Support;
using CrowdComms.Web;
using CrowdComms.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Web;

public sealed class DatabaseStartTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_start_waits_for_a_database_that_comes()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (start, contexts) = Away(house);

        var migrating = start.MigrateAsync(Token);
        await house.Clock.WaitedAsync();
        house.Clock.Advance(Pause);
        await house.Clock.WaitedAsync();
        contexts.IsAway = false;
        house.Clock.Advance(Pause);

        await migrating;
    }

    [Fact]
    public async Task The_start_stops_with_a_reason_when_no_database_comes()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (start, _) = Away(house);
        var begin = house.Clock.GetUtcNow();

        var migrating = start.MigrateAsync(Token);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => house.Clock.PassAsync(migrating, Pause));
        Assert.Contains("did not answer for 60 seconds: SQLite Error 14", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(house.Clock.GetUtcNow() - begin, DatabaseStart.Patience, DatabaseStart.Patience * 2);
    }

    [Theory, BothEngines]
    public async Task The_start_refuses_a_database_that_an_unknown_version_has_changed(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        await using var context = house.Context();
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO migrations (migration_id, product_version) VALUES ('20990101000000_Tomorrow', '99.0.0')",
            Token);

        var start = new DatabaseStart(house.Get<Schema>(), house.Clock, NullLogger<DatabaseStart>.Instance);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => start.MigrateAsync(Token));

        Assert.Contains("20990101000000_Tomorrow", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Start the version that last used this database", refusal.Message, StringComparison.Ordinal);
    }

    private static (DatabaseStart Start, FaultyContexts Contexts) Away(House house)
    {
        var contexts = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()) { IsAway = true };
        return (new DatabaseStart(new Schema(contexts, house.Get<IDatabaseEngine>()), house.Clock,
            NullLogger<DatabaseStart>.Instance), contexts);
    }
}
