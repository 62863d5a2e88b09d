using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using CrowdComms.Data.CheckIn;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>Decides and records a scan in one short transaction; SQLite lets no other transaction write
/// meanwhile.</summary>
internal sealed class SqliteScan : IScanStatement, IDisposable
{
    private static readonly ScanColumns Columns = new(at => at.UtcTicks,
        (row, column) => new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero), column => column,
        "json_group_object(a.question_id, a.value)");

    // The SQL is built from the EF Core model, which is the same in every SQLite context, so each statement is built once.
    private static readonly ConcurrentDictionary<ScanShape, string> Decisions = new();

    private readonly Lock _lock = new();
    private ScanLine? _line;

    private const string Arrival =
        """
        UPDATE registrants SET status = 'CheckedIn', checked_in_at = @when, version = version + 1, updated_at = MAX(@at, updated_at + 10)
            WHERE id = @person AND version = @version;
        INSERT INTO status_changes (id, event_id, registrant_id, version, "from", "to", at, actor_id, actor_name, station_id, reason)
            VALUES (@step, @event, @person, @version + 1, @status, 'CheckedIn', @when, @actor, @actor_name, @station, @reason);
        """;

    private const string NewDay =
        "INSERT INTO day_entries (id, event_id, registrant_id, day, at, scan_id) VALUES (@visit, @event, @person, @day, @when, @scan);";

    private const string EarlierDay =
        "UPDATE day_entries SET at = @when, scan_id = @scan WHERE registrant_id = @person AND day = @day AND undone_at IS NULL;";

    private const string Away =
        """
        UPDATE zone_visits SET left_at = @when, exit_scan_id = @scan
            WHERE registrant_id = @person AND left_at IS NULL AND NOT (@late AND entered_at > @when)
                AND CASE WHEN @enters THEN @one AND zone_id <> @zone ELSE zone_id = @zone END RETURNING zone_id;
        """;

    private const string Visit =
        "INSERT INTO zone_visits (id, event_id, zone_id, registrant_id, entered_at, entry_scan_id, left_at) VALUES (@visit, "
            + "@event, @zone, @person, @when, @scan, @ended);";

    private const string Record =
        """
        INSERT INTO scans (id, scan_id, event_id, station_id, registrant_id, direction, outcome, forced, reason, scanned_at, received_at, actor_id, actor_name)
            VALUES (@row, @scan, @event, @station, @here, @direction, @outcome, @forced, CASE WHEN @forced THEN @reason END, @when, @at, @actor, @actor_name);
        """;

    public async Task<ScanFound?> DecideAsync(
        CrowdCommsContext context, ScanOrder order, CancellationToken cancellationToken)
    {
        if (order.Request.Simulate)
        {
            return await SimulateAsync(context, order, cancellationToken);
        }

        var turn = Line(context).Turn;
        await turn.EnterAsync(isScan: true, cancellationToken);
        try
        {
            return await DecideAsync(Line(context), Decision(context, order), order, cancellationToken);
        }
        catch
        {
            Forget();
            throw;
        }
        finally
        {
            turn.Leave();
        }
    }

    public void Dispose() => _line?.Dispose();

    private static string Decision(CrowdCommsContext context, ScanOrder order) => Decisions.GetOrAdd(order.Shape, shape =>
        $"{ScanDecision.Sql("", shape)} SELECT {Columns.Select(context.Model)}, d.one_zone_at_a_time, d.daily FROM {ScanColumns.Joins}");

    private static async Task<ScanFound?> SimulateAsync(CrowdCommsContext context, ScanOrder order, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await using var transaction = connection.BeginTransaction(deferred: true);
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, Decision(context, order));
        return (await FindAsync(command, order, cancellationToken))?.Found;
    }

    private static async Task<ScanFound?> DecideAsync(
        ScanLine line, string decision, ScanOrder order, CancellationToken cancellationToken)
    {
        await using var transaction = line.Begin();
        var decided = await FindAsync(line.Command(decision, transaction), order, cancellationToken);
        if (decided is not { Found.Seen: false } written)
        {
            return decided?.Found;
        }

        var record = line.Command(Recorded(order, written), transaction);
        var left = await RecordAsync(record, order, written, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written.Found with { Written = true, Left = left };
    }

    private static async Task<Decided?> FindAsync(DbCommand command, ScanOrder order, CancellationToken cancellationToken)
    {
        Columns.AddParameters(command, order);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new Decided(Columns.Found(row, order), row.GetBoolean(row.GetOrdinal("one_zone_at_a_time")),
                row.GetBoolean(row.GetOrdinal("daily")))
            : null;
    }

    // The statements that write what was decided.
    private static string Recorded(ScanOrder order, Decided decided)
    {
        var found = decided.Found;
        return (found.IsDoor, found.Outcome == ScanOutcome.Admitted, found.Outcome == ScanOutcome.Left) switch
        {
            (false, true, _) => (order.Begins(found.Person!) ? Arrival : "")
                + (!decided.IsDaily ? "" : found.DayAt is null ? NewDay : EarlierDay) + Record,
            (true, true, _) => Visit + Record + Away,
            (true, _, true) => Record + Away,
            _ => Record,
        };
    }

    private static async Task<IReadOnlyList<Guid>> RecordAsync(
        DbCommand command, ScanOrder order, Decided decided, CancellationToken cancellationToken)
    {
        var found = decided.Found;
        var here = found.PersonEventId == order.EventId ? found.Person : null;
        Columns.AddParameters(command, order);
        Columns.AddRecord(command, order);
        ScanColumns.Add(command, "@person", DbType.Guid, found.Person?.Id);
        ScanColumns.Add(command, "@here", DbType.Guid, here?.Id);
        ScanColumns.Add(command, "@version", DbType.Int32, found.Person?.Version);
        ScanColumns.Add(command, "@status", DbType.String, found.Person?.Status.ToString());
        ScanColumns.Add(command, "@zone", DbType.Guid, found.ZoneId);
        ScanColumns.Add(command, "@ended", DbType.DateTimeOffset, found.EndedAt is { } ended ? Columns.Write(ended) : null);
        ScanColumns.Add(command, "@enters", DbType.Boolean, found.Outcome == ScanOutcome.Admitted);
        ScanColumns.Add(command, "@one", DbType.Boolean, decided.OneZoneAtATime);
        ScanColumns.Add(command, "@outcome", DbType.String, found.Outcome.ToString());
        ScanColumns.Add(command, "@forced", DbType.Boolean, found.IsForced);
        var zones = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            zones.Add(rows.GetGuid(0));
        }

        return zones;
    }

    private ScanLine Line(CrowdCommsContext context)
    {
        lock (_lock)
        {
            return _line ??= new ScanLine(context.Database.GetConnectionString()!);
        }
    }

    // After a failure the next scan gets a fresh connection, whatever state this one is in. Only the scan that has the turn uses the
    // connection, so no other scan is in the middle of a statement.
    private void Forget()
    {
        lock (_lock)
        {
            _line?.Dispose();
            _line = null;
        }
    }

    /// <summary>What a scan's decision found, and the settings of the event that decide what it writes.</summary>
    private sealed record Decided(ScanFound Found, bool OneZoneAtATime, bool IsDaily);
}
