using System.Collections.Concurrent;
using System.Data;
using System.Text.RegularExpressions;
using CrowdComms.Data.CheckIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>Decides and records a scan in one statement and one round trip. The statement locks the registrant's row
/// and reads it as its last writer left it. Where the rest of the statement still saw an older state, a unique index
/// refuses the rows, and the caller repeats the statement.</summary>
internal sealed class PostgresScan : IScanStatement
{
    private static readonly ScanColumns Columns = new(at => at,
        (row, column) => row.GetFieldValue<DateTimeOffset>(column), column => $"array_to_json({column})::text",
        "json_object_agg(a.question_id, a.value)::text");

    // The SQL is built from the EF Core model, which is the same in every PostgreSQL context, so each statement is built once.
    private static readonly ConcurrentDictionary<(ScanShape Shape, bool Simulate), string> Statements = new();

    // The update of the registrant compares no version: the row is locked already, and the statement's snapshot may be
    // older than the transaction that the lock waited for, such as an edit. A comparison with the older version would
    // find no row, and an admitted registrant would not be checked in.
    private static string Statement(IModel model, ScanShape shape) =>
        $"""
         {ScanDecision.Sql("FOR NO KEY UPDATE", shape)},
         go AS (SELECT *, door AND outcome = 'Admitted' AS enters, NOT door AND outcome = 'Admitted' AS arrives,
             NOT door AND outcome = 'Admitted' AND (status <> 'CheckedIn' OR @when < checked_in_at) AS begins, outcome IN ('Admitted', 'Left') AND outcome <> plain AS forced
             FROM decision WHERE NOT seen AND (@holds OR NOT door OR capacity IS NULL OR outcome <> 'Admitted')),
         arrival AS (UPDATE registrants r SET status = 'CheckedIn', checked_in_at = @when, version = r.version + 1,
                 updated_at = GREATEST(@at, r.updated_at + interval '1 microsecond')
             FROM go WHERE go.begins AND r.id = go.registrant_id),
         {(shape.Daily ? Days : "")}{(shape.Door ? Visits : "")}
         step AS (INSERT INTO status_changes (id, event_id, registrant_id, version, "from", "to", at, actor_id, actor_name, station_id, reason)
             SELECT @step, @event, registrant_id, version + 1, status, 'CheckedIn', @when, @actor, @actor_name, @station, @reason FROM go WHERE begins),
         scan AS (INSERT INTO scans (id, scan_id, event_id, station_id, registrant_id, direction, outcome, forced, reason, scanned_at, received_at, actor_id, actor_name)
             SELECT @row, @scan, @event, @station, CASE WHEN event_id = @event THEN registrant_id END, @direction, outcome,
                 forced, CASE WHEN forced THEN @reason END, @when, @at, @actor, @actor_name FROM go)
         SELECT {Columns.Select(model)}, EXISTS (SELECT 1 FROM go) AS written,
             {(shape.Door ? "(SELECT array_agg(zone_id) FROM away)" : "CAST(NULL AS uuid[])")} AS away_from FROM {ScanColumns.Joins}
         """;

    private const string Days =
        """
         moved AS (UPDATE day_entries n SET at = @when, scan_id = @scan
             FROM go WHERE go.arrives AND go.daily AND n.registrant_id = go.registrant_id AND n.day = @day AND n.undone_at IS NULL AND n.at > @when),
         day AS (INSERT INTO day_entries (id, event_id, registrant_id, day, at, scan_id)
             SELECT @visit, @event, registrant_id, @day, @when, @scan FROM go WHERE arrives AND daily AND day_at IS NULL),
        """;

    private const string Visits =
        """
         away AS (UPDATE zone_visits v SET left_at = @when, exit_scan_id = @scan FROM go
             WHERE v.registrant_id = go.registrant_id AND v.left_at IS NULL AND NOT (@late AND v.entered_at > @when)
                 AND ((go.enters AND go.one_zone_at_a_time AND v.zone_id <> go.zone_id) OR (go.outcome = 'Left' AND v.zone_id = go.zone_id)) RETURNING v.zone_id),
         visit AS (INSERT INTO zone_visits (id, event_id, zone_id, registrant_id, entered_at, entry_scan_id, left_at)
             SELECT @visit, @event, zone_id, registrant_id, @when, @scan, ended_at FROM go WHERE enters),
        """;

    private static string Rehearsal(IModel model, ScanShape shape) =>
        $"{ScanDecision.Sql("", shape)} SELECT {Columns.Select(model)}, false AS written, NULL AS away_from FROM {ScanColumns.Joins}";

    public async Task<ScanFound?> DecideAsync(
        CrowdCommsContext context, ScanOrder order, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = (NpgsqlCommand)context.Database.GetDbConnection().CreateCommand();
        command.Transaction = (NpgsqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction();
        Columns.AddParameters(command, order);
        if (!order.Request.Simulate)
        {
            Columns.AddRecord(command, order);
            ScanColumns.Add(command, "@holds", DbType.Boolean, order.HoldsZone);
        }

        command.CommandText = Statements.GetOrAdd((order.Shape, order.Request.Simulate), which => Numbered(command,
            which.Simulate ? Rehearsal(context.Model, which.Shape) : Statement(context.Model, which.Shape)));

        LeaveOutNames(command);
        // The statement is prepared once for each connection of the pool, and stays prepared there.
        await command.PrepareAsync(cancellationToken);
        try
        {
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken)
                ? Columns.Found(row, order) with { Written = row.GetBoolean(row.GetOrdinal("written")), Left = Left(row) }
                : null;
        }
        catch (PostgresException failure)
        {
            throw new DbUpdateException("The scan could not be recorded.", failure);
        }
    }

    // Npgsql reads a statement with names letter by letter at each execution, to number them. These have their numbers already.
    private static string Numbered(NpgsqlCommand command, string sql) => Regex.Replace(
        sql, @"@\w+", name => $"${command.Parameters.IndexOf(name.Value) + 1}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static void LeaveOutNames(NpgsqlCommand command)
    {
        foreach (NpgsqlParameter parameter in command.Parameters)
        {
            parameter.ParameterName = "";
        }
    }

    private static Guid[] Left(NpgsqlDataReader row)
    {
        var column = row.GetOrdinal("away_from");
        return row.IsDBNull(column) ? [] : row.GetFieldValue<Guid[]>(column);
    }
}
