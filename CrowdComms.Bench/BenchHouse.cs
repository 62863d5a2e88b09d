using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using CrowdComms.Support;
using CrowdComms.Web;
using CrowdComms.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrowdComms.Bench;

/// <summary>All services of CrowdComms.Data over a database of its own with the demo event.</summary>
public sealed class BenchHouse : IAsyncDisposable
{
    private readonly PrivatePostgres? _server;
    private readonly ServiceProvider _services;

    private BenchHouse(PrivatePostgres? server, string? postgres, string folder)
    {
        (_server, Postgres, Folder) = (server, postgres, folder);
        _services = new ServiceCollection().AddLogging().AddCrowdCommsData(postgres, folder)
            .AddSingleton<MessageSite>().AddSingleton<IProductLinks, ProductLinks>().BuildServiceProvider();
    }

    /// <summary>The connection string of the database; null for SQLite.</summary>
    public string? Postgres { get; }

    /// <summary>The folder of the SQLite file.</summary>
    public string Folder { get; }

    /// <summary>The demo event, which all figures measure.</summary>
    public EventFacts Expo { get; private set; } = null!;

    /// <summary>The actor with which services are called; it may do everything.</summary>
    public Actor Admin { get; } = Actor.System;

    /// <summary>Creates a database and fills the demo event up to the number of registrants of the command line.</summary>
    public static async Task<BenchHouse> OpenAsync(BenchRun run)
    {
        var folder = Directory.CreateTempSubdirectory("crowdcomms-bench-").FullName;
        var server = run.OnPostgres && run.Server is null ? await StartServerAsync() : null;
        var house = new BenchHouse(server, run.OnPostgres ? await NewDatabaseAsync(run.Server
            ?? server!.Database("postgres")) : null, folder);
        await using var context = house.Context();
        await house.Get<IDatabaseEngine>().MigrateAsync(context, default);
        await house.Get<DemoSeed>().EnsureAsync(default);
        house.Expo = await context.Events.Select(EventFacts.Of).SingleAsync();
        await CrowdFiller.FillAsync(house, run.Registrants);
        return house;
    }

    /// <summary>A service of the house.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Creates a new context for the database.</summary>
    public CrowdCommsContext Context() => Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContext();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<PrivatePostgres> StartServerAsync() => await PrivatePostgres.StartAsync(
        PrivatePostgres.FindPrograms() ?? throw new InvalidOperationException(
            "PostgreSQL is not installed: run 'apt-get install postgresql', or pass --postgres CONNECTION."),
        durable: true);

    private static async Task<string> NewDatabaseAsync(string server)
    {
        var name = $"crowdcomms_bench_{Guid.CreateVersion7():n}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }
}
