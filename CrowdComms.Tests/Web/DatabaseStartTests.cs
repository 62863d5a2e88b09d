using CrowdComms.Data;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Engines;
using CrowdComms.Tests.Support;
using CrowdComms.Web;
using CrowdComms.Web.Shared;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

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

    [Fact]
    public async Task The_start_waits_for_space_on_a_full_disk_for_as_long_as_it_takes()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var contexts = new FullContexts(house.Get<IDbContextFactory<CrowdCommsContext>>());
        var begin = house.Clock.GetUtcNow();
        var migrating = new DatabaseStart(SchemaOver(house, contexts), house.Clock, NullLogger<DatabaseStart>.Instance).MigrateAsync(Token);
        while (house.Clock.GetUtcNow() - begin < DatabaseStart.Patience * 3)
        {
            await house.Clock.WaitedAsync();
            house.Clock.Advance(Pause);
        }

        Assert.False(migrating.IsCompleted);
        contexts.IsFull = false;
        await house.Clock.PassAsync(migrating, Pause);
    }

    [Fact]
    public async Task A_probe_that_the_database_never_answers_ends_in_time_and_is_shared()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var silent = new SilentContexts(house.Get<IDbContextFactory<CrowdCommsContext>>());
        var schema = SchemaOver(house, silent);
        var first = schema.ProbeAsync(TimeSpan.FromSeconds(1), Token);
        await silent.Asked.WaitAsync(Token);
        var second = schema.ProbeAsync(TimeSpan.FromSeconds(1), Token);
        house.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("database.unreachable", (await first).Error!.Code);
        Assert.Equal("database.unreachable", (await second).Error!.Code);
        Assert.Equal(1, silent.Count);

        silent.Answer.Set();
        Assert.True((await schema.ProbeAsync(TimeSpan.FromSeconds(1), Token)).IsOk);
    }

    [Fact]
    public async Task A_second_process_in_the_same_folder_is_refused()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using (await AppProcess.StartAsync(house))
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => AppProcess.StartAsync(house));
            Assert.Contains($"Another CrowdComms uses the folder {house.Folder}", refused.Message, StringComparison.Ordinal);
        }

        await using var after = await AppProcess.StartAsync(house);
    }

    [Fact]
    public async Task Nodes_that_start_together_wait_for_each_other_and_the_first_one_makes_the_database()
    {
        var databases = await TestContext.Current.GetFixture<Databases>() ?? throw new InvalidOperationException("No databases.");
        await using var fresh = await databases.NewMissingPostgresAsync();
        var folders = Enumerable.Range(0, 3).Select(i => Directory.CreateDirectory(Path.Combine(fresh.Folder, $"{i}")).FullName);

        var nodes = await Task.WhenAll(folders.Select(folder => AppProcess.StartAsync(folder, fresh.Postgres)));

        await Task.WhenAll(nodes.Select(async node => await node.DisposeAsync()));
        await using var connection = new NpgsqlConnection(fresh.Postgres);
        await connection.OpenAsync(Token);
        await using var keys = new NpgsqlCommand("SELECT count(*) FROM signing_keys", connection);
        Assert.Equal(1L, await keys.ExecuteScalarAsync(Token));
    }

    [Theory, BothEngines]
    public async Task A_start_on_an_existing_database_looks_for_everything_that_is_missing_by_one_statement(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var reader = house.Get<FirstContentReader>();
        Assert.Equal(new FoundContent(HasSigningKey: false, HasUser: false, HasDemo: false), await reader.ReadAsync(Token));

        await house.Get<DemoSeed>().EnsureAsync(Token);

        Assert.Equal(new FoundContent(HasSigningKey: false, HasUser: true, HasDemo: true), await reader.ReadAsync(Token));
    }

    [Theory, BothEngines]
    public async Task Ready_means_that_the_first_content_is_there_and_the_background_work_follows(Engine engine)
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Engine = engine });
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Token);
        using var client = new HttpClient { BaseAddress = app.Address };
        var ready = await client.GetStringAsync("/health/ready", Token);

        Assert.Equal(1, await context.SigningKeys.CountAsync(Token));
        Assert.DoesNotContain("problems", ready, StringComparison.Ordinal);
        await app.Get<WorkersBegin>().Begun.WaitAsync(Token);
        using var jobs = app.Get<JobStorage>().GetConnection();
        Assert.Contains(jobs.GetRecurringJobs(), job => job.Id == "send-due-messages");
    }

    private static (DatabaseStart Start, FaultyContexts Contexts) Away(House house)
    {
        var contexts = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()) { IsAway = true };
        return (new DatabaseStart(SchemaOver(house, contexts), house.Clock, NullLogger<DatabaseStart>.Instance), contexts);
    }

    private static Schema SchemaOver(House house, IDbContextFactory<CrowdCommsContext> contexts) => new(
        contexts, house.Get<IDatabaseEngine>(), house.Get<StorageProbe>(), house.Get<Outage>(), house.Clock);

    /// <summary>Contexts of a database that cannot even be opened while the disk is full.</summary>
    private sealed class FullContexts(IDbContextFactory<CrowdCommsContext> contexts) : IDbContextFactory<CrowdCommsContext>
    {
        internal bool IsFull { get; set; } = true;

        public CrowdCommsContext CreateDbContext() =>
            IsFull ? throw new SqliteException("database or disk is full", 13) : contexts.CreateDbContext();
    }

    /// <summary>Contexts of a database that takes a connection and does not answer until it is told to.</summary>
    private sealed class SilentContexts(IDbContextFactory<CrowdCommsContext> contexts) : IDbContextFactory<CrowdCommsContext>
    {
        private int _count;

        internal SemaphoreSlim Asked { get; } = new(0);

        internal ManualResetEventSlim Answer { get; } = new();

        internal int Count => Volatile.Read(ref _count);

        public CrowdCommsContext CreateDbContext()
        {
            Interlocked.Increment(ref _count);
            Asked.Release();
            Answer.Wait(Token);
            return contexts.CreateDbContext();
        }
    }
}
