using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace CrowdComms.Bench.Race;

/// <summary>
/// The work of a check-in as five prepared statements in one transaction, sent by pgbench to the tables of CrowdComms: select the
/// ticket with its holder for update, select the pass type, update the holder, insert the status change, insert the scan.
/// </summary>
internal sealed class FiveStatements : IDisposable
{
    private readonly string _script = Path.GetTempFileName();
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly string _program;

    private FiveStatements(string program, string connection) =>
        (_program, _server) = (program, new NpgsqlConnectionStringBuilder(connection));

    internal static async Task<FiveStatements> OpenAsync(
        BenchHouse house, RaceDatabase database, Guid station, CancellationToken cancellationToken)
    {
        var pgbench = new FiveStatements(Command.Find("pgbench", "postgresql"), house.Postgres!);
        // pgbench counts: it gets tickets whose codes a counter produces.
        await database.RunAsync(
            """
            INSERT INTO tickets (code, event_id, registrant_id, issued_at, page_key, passed_on)
            SELECT 'B' || n, event_id, id, created_at, 'B' || n, false
            FROM (SELECT id, event_id, created_at, ROW_NUMBER() OVER (ORDER BY id) AS n FROM registrants) AS numbered
            """, cancellationToken);
        await using var context = house.Context();
        await File.WriteAllTextAsync(pgbench._script, Script(context.Registrants.Count(), house.Expo.Id, station), cancellationToken);
        return pgbench;
    }

    /// <summary>Runs the statements by a number of clients for so long.</summary>
    /// <returns>Check-ins per second.</returns>
    internal async Task<double> PerSecondAsync(int clients, TimeSpan length, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_program,
            ["-n", "-M", "prepared", "-c", $"{clients}", "-j", "1", "-T", $"{length.TotalSeconds:0}", "-f", _script, "-h", _server.Host!,
                "-p", $"{_server.Port}", "-U", _server.Username!, _server.Database!]);
        start.Environment["PGPASSWORD"] = _server.Password;
        var said = await Command.RunAsync(start, cancellationToken);
        var tps = said.Split('\n').Single(l => l.StartsWith("tps = ", StringComparison.Ordinal));
        return double.Parse(tps.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    public void Dispose() => File.Delete(_script);

    private static string Script(int people, Guid eventId, Guid station) =>
        $"""
         \set n random(1, {people})
         BEGIN;
         SELECT r.id AS person, r.version AS version, r.pass_type_id AS pass
             FROM tickets t JOIN registrants r ON r.id = t.registrant_id
             WHERE t.code = 'B' || :n AND t.revoked_at IS NULL FOR UPDATE OF r \gset
         SELECT p.name, p.colour, p.valid_from, p.valid_until FROM pass_types p WHERE p.id = CAST(:pass AS uuid);
         UPDATE registrants SET status = 'CheckedIn', checked_in_at = now(), updated_at = now(), version = version + 1
             WHERE id = CAST(:person AS uuid);
         INSERT INTO status_changes (id, event_id, registrant_id, version, "from", "to", at, actor_name, station_id)
             VALUES (gen_random_uuid(), '{eventId}', CAST(:person AS uuid), :version + 1, 'Confirmed', 'CheckedIn', now(), 'bench',
                 '{station}');
         INSERT INTO scans (id, scan_id, event_id, station_id, registrant_id, direction, outcome, forced, scanned_at, received_at,
                 actor_name)
             VALUES (gen_random_uuid(), gen_random_uuid(), '{eventId}', '{station}', CAST(:person AS uuid), 'In', 'Admitted', false,
                 now(), now(), 'bench');
         COMMIT;

         """;
}
