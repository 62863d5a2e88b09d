using System.Data;
using System.Data.Common;
using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.CheckIn;

/// <summary>What the scan statements of both engines take and give.</summary>
/// <param name="Write">An instant as the engine's driver takes it.</param>
/// <param name="Read">An instant as the engine's driver gives it.</param>
internal sealed record ScanColumns(Func<DateTimeOffset, object> Write, Func<DbDataReader, int, DateTimeOffset> Read)
{
    /// <summary>The columns of the answer, from <c>decision d</c>, <c>person p</c>, <c>companies c</c> and
    /// <c>pass_types t</c>.</summary>
    /// <param name="tags">The tags as a JSON array.</param>
    internal static string Select(string tags) =>
        $"""
         d.outcome, d.plain, d.door, d.zone_id, d.seen, p.id, p.event_id, p.first_name, p.last_name, p.email, p.phone, p.job_title, p.company_id, c.name,
         p.pass_type_id, t.code, t.name, t.colour, p.status, p.ticket_code, p.notes, p.dietary, p.accessibility, {tags}, p.source,
         p.created_at, p.confirmed_at, p.checked_in_at, p.cancelled_at, p.version, t.valid_from, t.valid_until,
         (SELECT string_agg(z.name, @line) FROM pass_type_zones a JOIN zones z ON z.id = a.zone_id WHERE a.pass_type_id = p.pass_type_id), d.zone
         """;

    /// <summary>The columns before those that an engine adds for itself.</summary>
    internal const int Count = 34;

    internal const string Joins =
        "decision d LEFT JOIN person p ON 1 = 1 LEFT JOIN companies c ON c.id = p.company_id LEFT JOIN pass_types t "
            + "ON t.id = p.pass_type_id";

    internal void AddParameters(DbCommand command, ScanOrder order)
    {
        var (request, actor) = (order.Request, order.Actor);
        Add(command, "@code", DbType.String, order.Code);
        Add(command, "@registrant", DbType.Guid, request.RegistrantId);
        Add(command, "@event", DbType.Guid, order.EventId);
        Add(command, "@station", DbType.Guid, request.StationId);
        Add(command, "@device", DbType.Guid, actor.IsDevice ? actor.UserId : null);
        Add(command, "@scan", DbType.Guid, request.ScanId);
        Add(command, "@direction", DbType.String, request.Direction.ToString());
        Add(command, "@override", DbType.Boolean, request.Reason is not null);
        Add(command, "@at", DbType.DateTimeOffset, Write(order.At));
        Add(command, "@line", DbType.String, "\n");
    }

    internal void AddRecord(DbCommand command, ScanOrder order)
    {
        Add(command, "@scanned", DbType.DateTimeOffset, Write(order.Request.ScannedAt ?? order.At));
        Add(command, "@actor", DbType.Guid, order.Actor.UserId);
        Add(command, "@actor_name", DbType.String, order.Actor.Name);
        Add(command, "@reason", DbType.String, order.Request.Reason);
        Add(command, "@row", DbType.Guid, order.RowId);
        Add(command, "@step", DbType.Guid, order.StepId);
        Add(command, "@visit", DbType.Guid, order.VisitId);
    }

    internal static void Add(DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    internal ScanFound Found(DbDataReader row) =>
        new(Enum.Parse<ScanOutcome>(row.GetString(0)), Enum.Parse<ScanOutcome>(row.GetString(1)), row.GetBoolean(2),
            Id(row, 3))
        {
            Seen = row.GetBoolean(4),
            Zone = Text(row, 33),
            PersonEventId = Id(row, 6),
            Person = row.IsDBNull(5) ? null : Person(row),
            Validity = (Instant(row, 30), Instant(row, 31)),
            Zones = row.IsDBNull(32) ? [] : [.. row.GetString(32).Split('\n').Order(StringComparer.Ordinal)],
        };

    private RegistrantRow Person(DbDataReader row) => new(
        row.GetGuid(5), row.GetString(7), row.GetString(8), row.GetString(9), Text(row, 10), Text(row, 11), Id(row, 12),
        Text(row, 13),
        row.GetGuid(14), row.GetString(15), row.GetString(16), row.GetString(17),
        Enum.Parse<RegistrantStatus>(row.GetString(18)), row.GetString(19),
        Text(row, 20), Text(row, 21), Text(row, 22), JsonSerializer.Deserialize<string[]>(row.GetString(23))!,
        Enum.Parse<RegistrantSource>(row.GetString(24)),
        Read(row, 25), Instant(row, 26), Instant(row, 27), Instant(row, 28), row.GetInt32(29));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Guid? Id(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private DateTimeOffset? Instant(DbDataReader row, int column) => row.IsDBNull(column) ? null : Read(row, column);
}
