using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CrowdComms.Bench;

/// <summary>
/// Measures the least work of a check-in, as five prepared statements: begin, select the registrant for update, update,
/// insert the status change and the scan, commit. With pgbench on PostgreSQL; on SQLite with its driver on one
/// connection, because SQLite has only one writer.
/// </summary>
internal sealed class LeastWork(BenchHouse house, string station) : IAsyncDisposable
{
    private const string Insert =
        """
        INSERT INTO status_changes (id, event_id, registrant_id, version, "from", "to", at, actor_name, station_id)
            VALUES ({0}, '{1}', {2}, {3} + 1, 'Confirmed', 'CheckedIn', {4}, 'bench', '{5}')
        """;

    private const string Record =
        """
        INSERT INTO scans (id, scan_id, event_id, station_id, registrant_id, direction, outcome, forced, scanned_at, received_at, actor_name)
            VALUES ({0}, {0}, '{1}', '{5}', {2}, 'In', 'Admitted', {6}, {4}, {4}, 'bench')
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("crowdcomms-pgbench-").FullName;
    private int _people;

    internal string Name => house.Postgres is null ? "five statements, one connection" : "pgbench, five statements";

    internal static async Task<LeastWork> OpenAsync(BenchHouse house, BenchRun run, Guid[] stations)
    {
        var least = new LeastWork(house, run.OnPostgres ? $"{stations[0]}" : $"{stations[0]}".ToUpperInvariant());
        await using var context = house.Context();
        least._people = await context.Registrants.CountAsync();
        // Gives each registrant a ticket code that a counter can produce.
        await context.Database.ExecuteSqlRawAsync(
            $"""
             INSERT INTO tickets (code, event_id, registrant_id, issued_at, page_key, passed_on)
             SELECT 'B' || n, event_id, id, created_at, 'B' || n, FALSE FROM (SELECT id, event_id, created_at, ROW_NUMBER() OVER (ORDER BY id) AS n FROM registrants) AS numbered
             """);
        return least;
    }

    internal Task<double> PerSecondAsync(int clients, TimeSpan length) => house.Postgres is null ? BySqliteAsync(length)
        : ByPgbenchAsync(clients, length);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return default;
    }

    private async Task<double> ByPgbenchAsync(int clients, TimeSpan length)
    {
        var script = Path.Combine(_folder, "check-in.sql");
        await File.WriteAllTextAsync(script,
            $"""
             \set n random(1, {_people})
             BEGIN;
             SELECT r.id AS person, r.version AS version FROM tickets t JOIN registrants r ON r.id = t.registrant_id WHERE t.code = 'B' || :n FOR UPDATE OF r \gset
             UPDATE registrants SET status = 'CheckedIn', checked_in_at = now(), version = version + 1 WHERE id = CAST(:person AS uuid);
             WITH step AS ({Fill(Insert, "gen_random_uuid()", "CAST(:person AS uuid)", ":version", "now()", "false")}) {Fill(Record, "gen_random_uuid()", "CAST(:person AS uuid)", ":version", "now()", "false")};
             COMMIT;

             """);
        var server = new NpgsqlConnectionStringBuilder(house.Postgres);
        using var pgbench = Process.Start(new ProcessStartInfo(FindPgbench(), [
            "-n", "-M", "prepared", "-c", $"{clients}", "-j", $"{Math.Min(clients, 2)}", "-T",
            $"{length.TotalSeconds:0}", "-f", script,
            "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, server.Database!])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(pgbench.StandardOutput.ReadToEndAsync(), pgbench.StandardError.ReadToEndAsync());
        await pgbench.WaitForExitAsync();
        var tps = said[0].Split('\n').SingleOrDefault(l => l.StartsWith("tps = ", StringComparison.Ordinal));
        return tps is null ? throw new InvalidOperationException($"pgbench failed: {said[1]}")
            : double.Parse(tps.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    private static string FindPgbench()
    {
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian) ? Directory.GetDirectories(debian).OrderDescending()
            .Select(d => Path.Combine(d, "bin")) : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(installed)
            .Select(folder => Path.Combine(folder, "pgbench"))
            .FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException(
                    "pgbench is not installed: run 'apt-get install postgresql'.");
    }

    private async Task<double> BySqliteAsync(TimeSpan length)
    {
        await using var context = house.Context();
        await context.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await using var select =
            Command(connection,
                "SELECT r.id, r.version FROM tickets t JOIN registrants r ON r.id = t.registrant_id WHERE t.code = "
                    + "'B' || @n", "@n");
        await using var update =
            Command(connection,
                "UPDATE registrants SET status = 'CheckedIn', checked_in_at = @at, version = version + 1 WHERE id = "
                    + "@person", "@at", "@person");
        await using var step = Command(connection, Fill(Insert, "@id", "@person", "@version", "@at", "0"), "@id",
            "@person", "@version", "@at");
        await using var scan =
            Command(connection, Fill(Record, "@id", "@person", "@version", "@at", "0"), "@id", "@person", "@at");
        var (start, count, random) = (Stopwatch.GetTimestamp(), 0, new Random(5));
        for (; Stopwatch.GetElapsedTime(start) < length; count++)
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            Set(transaction, select, random.Next(1, _people + 1));
            await using var row = await select.ExecuteReaderAsync();
            await row.ReadAsync();
            var (person, version, at) = (row.GetString(0), row.GetInt32(1), TimeProvider.System.GetUtcNow().UtcTicks);
            await row.DisposeAsync();
            foreach (var command in new[] { Set(transaction, update, at, person),
                Set(transaction, step, Guid.CreateVersion7(), person, version, at),
                Set(transaction, scan, Guid.CreateVersion7(), person, at) })
            {
                await command.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private string Fill(string sql, params object[] parts) =>
        string.Format(CultureInfo.InvariantCulture, sql, parts[0], house.Postgres is null
            ? $"{house.Expo.Id}".ToUpperInvariant() : house.Expo.Id, parts[1], parts[2], parts[3], station, parts[4]);

    private static SqliteCommand Command(SqliteConnection connection, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(names.Select(n => new SqliteParameter(n, null)));
        return command;
    }

    private static SqliteCommand Set(SqliteTransaction transaction, SqliteCommand command, params object[] values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
