using System.Globalization;
using Npgsql;

namespace CrowdComms.Bench.Race;

/// <summary>How often people were let in since an instant.</summary>
/// <param name="Admitted">The scans that admitted a person.</param>
/// <param name="Refused">The scans with any other outcome.</param>
/// <param name="Twice">The scans that admitted a person who was admitted already.</param>
internal sealed record Tally(long Admitted, long Refused, long Twice);

/// <summary>The database that both racers use, seen from outside: what they wrote, and what it costs the server.</summary>
internal sealed class RaceDatabase : IAsyncDisposable
{
    private const string Library = "pg_stat_statements";

    private readonly NpgsqlConnection _connection;

    private RaceDatabase(NpgsqlConnection connection) => _connection = connection;

    /// <summary>The id of the server's first process; null where the server runs on another machine.</summary>
    internal int? Server { get; private set; }

    internal static async Task<RaceDatabase> OpenAsync(BenchHouse house, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(house.Postgres) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        var database = new RaceDatabase(connection);
        database.Server = ProcessTime.ParentOf(connection.ProcessID);
        return database;
    }

    /// <summary>Runs SQL that returns nothing.</summary>
    internal async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads rows of SQL.</summary>
    internal async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> shape, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 600 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(shape(reader));
        }

        return rows;
    }

    /// <summary>Makes everybody of a racer confirmed, and lets the server finish its own work before something is measured.</summary>
    internal async Task ResetAsync(string reset, CancellationToken cancellationToken)
    {
        await RunAsync(reset, cancellationToken);
        await RunAsync("VACUUM", cancellationToken);
        await RunAsync("CHECKPOINT", cancellationToken);
    }

    /// <summary>The instant by the server's clock.</summary>
    internal async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        (await ReadAsync("SELECT clock_timestamp()", row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken))[0];

    /// <summary>Counts the scans of a racer since an instant.</summary>
    internal async Task<Tally> TallyAsync(IRacer racer, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var start = since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return (await ReadAsync(racer.Tally.Replace("@start", $"'{start}'", StringComparison.Ordinal),
            row => new Tally(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), cancellationToken))[0];
    }

    /// <summary>Whether the server counts statements; if not, says how it would.</summary>
    internal async Task<bool> CountsStatementsAsync(CancellationToken cancellationToken)
    {
        var loaded = await ReadAsync("SHOW shared_preload_libraries", row => row.GetString(0), cancellationToken);
        if (!loaded[0].Contains(Library, StringComparison.Ordinal))
        {
            Console.WriteLine($"Statements are not counted. To count them, set shared_preload_libraries = '{Library}' on the server.");
            return false;
        }

        await RunAsync($"CREATE EXTENSION IF NOT EXISTS {Library}", cancellationToken);
        await AlterAsync($"{Library}.track_planning = on", cancellationToken);
        return true;
    }

    /// <summary>Lets connections that are opened from now on count nothing, because counting costs time.</summary>
    internal async Task EndCountingAsync(CancellationToken cancellationToken)
    {
        await AlterAsync($"{Library}.track = 'none'", cancellationToken);
        await AlterAsync($"{Library}.track_planning = off", cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private Task AlterAsync(string setting, CancellationToken cancellationToken) =>
        RunAsync($"ALTER DATABASE {_connection.Database} SET {setting}", cancellationToken);
}
