using System.Diagnostics;
using CrowdComms.Data;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Engines;
using CrowdComms.Support;
using CrowdComms.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

[assembly: AssemblyFixture(typeof(Databases))]

namespace CrowdComms.Tests.Support;

/// <summary>
/// Fresh databases for tests, each a copy of one that was migrated once. PostgreSQL is the server named by
/// <c>CROWDCOMMS_TEST_POSTGRES</c>, otherwise a private one that is started when the first test asks for it.
/// </summary>
public sealed class Databases : IAsyncDisposable
{
    private const string Template = "crowdcomms_template";

    // The demo has a history of arrivals up to the moment of its creation, and a dashboard shows the last minutes.
    private static readonly TimeSpan DemoIsNew = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("crowdcomms-tests-").FullName;
    private readonly Lazy<Task> _sqlite;
    private readonly Lazy<Task<string>> _server;
    private readonly SemaphoreSlim _oneDemo = new(1);
    private readonly Dictionary<Engine, (FreshDatabase Database, long Created)> _demos = [];
    private PrivatePostgres? _private;

    /// <summary>The test framework creates the single instance of a test run.</summary>
    public Databases() => (_sqlite, _server) = (new(MakeSqliteTemplateAsync), new(StartServerAsync));

    private static string? Given => Environment.GetEnvironmentVariable("CROWDCOMMS_TEST_POSTGRES");

    /// <summary>Creates a fresh database; skips the test if the machine lacks the engine.</summary>
    public async Task<FreshDatabase> NewAsync(Engine engine)
    {
        if (engine == Engine.Sqlite)
        {
            await _sqlite.Value;
            return await CopyAsync(engine, new FreshDatabase(null, _folder, null));
        }

        Machine.Needs(Given is not null || (OperatingSystem.IsLinux() && PrivatePostgres.FindPrograms() is not null),
            "PostgreSQL is not installed: on Debian run 'apt-get install postgresql', or set "
                + "CROWDCOMMS_TEST_POSTGRES to a server's connection string.");
        var server = await _server.Value;
        return await CopyAsync(engine, new FreshDatabase(On(server, Template), _folder, server));
    }

    /// <summary>Creates a database with the demo event of at most two minutes ago; skips the test if the machine lacks the
    /// engine.</summary>
    public async Task<FreshDatabase> NewWithDemoAsync(Engine engine)
    {
        await _oneDemo.WaitAsync();
        try
        {
            if (!_demos.TryGetValue(engine, out var demo) || Stopwatch.GetElapsedTime(demo.Created) > DemoIsNew)
            {
                await (demo.Database?.DisposeAsync() ?? default);
                demo = _demos[engine] = (await NewAsync(engine), Stopwatch.GetTimestamp());
                await WithDataAsync(demo.Database.Postgres, demo.Database.Folder,
                    data => data.GetRequiredService<DemoSeed>().EnsureAsync(default));
            }

            return await CopyAsync(engine, demo.Database);
        }
        finally
        {
            _oneDemo.Release();
        }
    }

    /// <summary>Creates an empty PostgreSQL database, for tests of the migrations themselves.</summary>
    public async Task<FreshDatabase> NewEmptyPostgresAsync()
    {
        var fresh = await NewAsync(Engine.Postgres);
        var name = new NpgsqlConnectionStringBuilder(fresh.Postgres).Database;
        await RunAsync(await _server.Value, $"DROP DATABASE {name}");
        await RunAsync(await _server.Value, $"CREATE DATABASE {name}");
        return fresh;
    }

    /// <summary>Returns a PostgreSQL database that does not exist yet.</summary>
    public async Task<FreshDatabase> NewMissingPostgresAsync()
    {
        var fresh = await NewAsync(Engine.Postgres);
        await RunAsync(await _server.Value, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(fresh.Postgres).Database}");
        return fresh;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_private is not null)
        {
            await _private.DisposeAsync();
        }
        else if (_server.IsValueCreated)
        {
            foreach (var (database, _) in _demos.Values)
            {
                await database.DisposeAsync();
            }

            await RunAsync(await _server.Value, $"DROP DATABASE IF EXISTS {Template} WITH (FORCE)");
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    internal static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private Task MakeSqliteTemplateAsync() => MigrateAsync(null, _folder);

    private async Task<FreshDatabase> CopyAsync(Engine engine, FreshDatabase template)
    {
        var name = $"crowdcomms_{Guid.CreateVersion7():n}";
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        if (engine == Engine.Sqlite)
        {
            File.Copy(Path.Combine(template.Folder, "crowdcomms.db"), Path.Combine(folder, "crowdcomms.db"));
            return new FreshDatabase(null, folder, null);
        }

        var origin = new NpgsqlConnectionStringBuilder(template.Postgres).Database;
        await RunAsync(template.Server!, $"CREATE DATABASE {name} TEMPLATE {origin}");
        return new FreshDatabase(On(template.Server!, name), folder, template.Server);
    }

    private async Task<string> StartServerAsync()
    {
        var server = Given;
        if (server is null)
        {
            _private = await PrivatePostgres.StartAsync(PrivatePostgres.FindPrograms()!, durable: false);
            server = _private.Database("postgres");
        }

        await RunAsync(server, $"DROP DATABASE IF EXISTS {Template} WITH (FORCE)");
        await RunAsync(server, $"CREATE DATABASE {Template}");
        await MigrateAsync(On(server, Template), _folder);
        return server;
    }

    private static string On(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database }.ToString();

    private static Task MigrateAsync(string? postgres, string folder) => WithDataAsync(postgres, folder, async data =>
    {
        await using var context = await data.GetRequiredService<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync();
        await data.GetRequiredService<IDatabaseEngine>().MigrateAsync(context, default);
    });

    // Ends every connection afterwards: SQLite writes everything into the main file when the last one closes, so that this
    // file can be copied, and PostgreSQL copies a database only while nobody is connected to it.
    private static async Task WithDataAsync(string? postgres, string folder, Func<IServiceProvider, Task> work)
    {
        var unpooled = postgres is null ? null : new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ToString();
        await using (var provider = new ServiceCollection().AddLogging().AddCrowdCommsData(unpooled, folder).BuildServiceProvider())
        {
            await work(provider);
        }

        if (postgres is null)
        {
            SqliteConnection.ClearAllPools();
        }
    }
}

/// <summary>The database of one test, dropped when it is disposed.</summary>
/// <param name="Postgres">The connection string; null for SQLite.</param>
/// <param name="Folder">The folder of the SQLite file and of uploads.</param>
/// <param name="Server">The connection string of the server that drops it; null for SQLite.</param>
public sealed record FreshDatabase(string? Postgres, string Folder, string? Server) : IAsyncDisposable
{
    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Postgres is null)
        {
            return;
        }

        await using var connection = new NpgsqlConnection(Postgres);
        NpgsqlConnection.ClearPool(connection);
        await Databases.RunAsync(Server!, $"DROP DATABASE IF EXISTS {connection.Database} WITH (FORCE)");
    }
}
