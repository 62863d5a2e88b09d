using CrowdComms.Data;
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

    private readonly string _folder = Directory.CreateTempSubdirectory("crowdcomms-tests-").FullName;
    private readonly Lazy<Task> _sqlite;
    private readonly Lazy<Task<string>> _server;
    private PrivatePostgres? _private;

    /// <summary>The test framework creates the single instance of a test run.</summary>
    public Databases() => (_sqlite, _server) = (new(MakeSqliteTemplateAsync), new(StartServerAsync));

    private static string? Given => Environment.GetEnvironmentVariable("CROWDCOMMS_TEST_POSTGRES");

    /// <summary>Creates a fresh database; skips the test if the machine lacks the engine.</summary>
    public async Task<FreshDatabase> NewAsync(Engine engine)
    {
        var name = $"crowdcomms_{Guid.CreateVersion7():n}";
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        if (engine == Engine.Sqlite)
        {
            await _sqlite.Value;
            File.Copy(Path.Combine(_folder, "crowdcomms.db"), Path.Combine(folder, "crowdcomms.db"));
            return new FreshDatabase(null, folder, null);
        }

        Machine.Needs(Given is not null || (OperatingSystem.IsLinux() && PrivatePostgres.FindPrograms() is not null),
            "PostgreSQL is not installed: on Debian run 'apt-get install postgresql', or set "
                + "CROWDCOMMS_TEST_POSTGRES to a server's connection string.");
        var server = await _server.Value;
        await RunAsync(server, $"CREATE DATABASE {name} TEMPLATE {Template}");
        return new FreshDatabase(new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString(), folder,
            server);
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

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_private is not null)
        {
            await _private.DisposeAsync();
        }
        else if (_server.IsValueCreated)
        {
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

    private async Task MakeSqliteTemplateAsync()
    {
        await MigrateAsync(null, _folder);
        // SQLite writes everything into the main file when the last connection closes, so that copying this file is enough.
        SqliteConnection.ClearAllPools();
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
        var template = new NpgsqlConnectionStringBuilder(server) { Database = Template, Pooling = false }.ToString();
        await MigrateAsync(template, _folder);
        return server;
    }

    private static async Task MigrateAsync(string? postgres, string folder)
    {
        await using var provider = new ServiceCollection().AddLogging().AddCrowdCommsData(postgres, folder)
            .BuildServiceProvider();
        await using var context = await provider.GetRequiredService<IDbContextFactory<CrowdCommsContext>>()
            .CreateDbContextAsync();
        await provider.GetRequiredService<IDatabaseEngine>().MigrateAsync(context, default);
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
