using System.Data;
using System.Data.Common;
using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CrowdComms.Data.CheckIn;

/// <summary>The parameters and columns that the scan statements of SQLite and PostgreSQL share. The columns of a
/// registrant come from the EF Core model, and all columns are read by name.</summary>
/// <param name="Write">Converts an instant to the value that the database's driver expects.</param>
/// <param name="Read">Converts the value that the database's driver returns to an instant.</param>
/// <param name="Words">Returns SQL that reads a column of several words as a JSON array.</param>
/// <param name="Pairs">SQL that aggregates the id of a question and the answer, <c>a.question_id</c> and <c>a.value</c>, as one JSON
/// object.</param>
internal sealed record ScanColumns(
    Func<DateTimeOffset, object> Write, Func<DbDataReader, int, DateTimeOffset> Read, Func<string, string> Words, string Pairs)
{
    /// <summary>Returns the SQL list of columns for the answer, from <c>decision d</c>, <c>person p</c>, <c>companies
    /// c</c> and <c>pass_types t</c>.</summary>
    internal string Select(IModel model) =>
        $"""
         d.outcome, d.plain, d.door, d.station, d.zone_id, d.zone, d.ended_at, d.in_at, d.day_at, d.seen, p.id, p.event_id, {string.Join(", ", PersonFields.All.Select(f => Column(model, f)))},
         p.company_id, c.name AS company, p.pass_type_id, t.code AS pass_code, t.name AS pass_name, t.colour, p.status, p.ticket_code, p.source,
         p.created_at, p.confirmed_at, p.checked_in_at, p.cancelled_at, p.version, t.valid_from, t.valid_until,
         (SELECT string_agg(z.name, @line) FROM pass_type_zones a JOIN zones z ON z.id = a.zone_id WHERE a.pass_type_id = p.pass_type_id) AS zones,
         CASE WHEN @asked THEN (SELECT {Pairs} FROM answers a WHERE a.registrant_id = p.id AND a.value <> '') END AS answers
         """;

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
        Add(command, "@actor", DbType.Guid, actor.UserId);
        Add(command, "@asked", DbType.Boolean, order.Questions.Count > 0);
        Add(command, "@scan", DbType.Guid, request.ScanId);
        Add(command, "@direction", DbType.String, request.Direction.ToString());
        Add(command, "@override", DbType.Boolean, request.Reason is not null);
        Add(command, "@when", DbType.DateTimeOffset, Write(order.When));
        Add(command, "@day", DbType.Date, order.Day.Date);
        Add(command, "@day_from", DbType.DateTimeOffset, Write(order.Day.From));
        Add(command, "@day_until", DbType.DateTimeOffset, Write(order.Day.Until));
        Add(command, "@late", DbType.Boolean, order.IsLate);
        Add(command, "@line", DbType.String, "\n");
    }

    internal void AddRecord(DbCommand command, ScanOrder order)
    {
        Add(command, "@at", DbType.DateTimeOffset, Write(order.At));
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

    internal ScanFound Found(DbDataReader row, ScanOrder order) =>
        new(Enum.Parse<ScanOutcome>(Text(row, "outcome")!), Enum.Parse<ScanOutcome>(Text(row, "plain")!),
            row.GetBoolean(row.GetOrdinal("door")), Id(row, "zone_id"))
        {
            Seen = row.GetBoolean(row.GetOrdinal("seen")),
            Station = Text(row, "station")!,
            Zone = Text(row, "zone"),
            EndedAt = Instant(row, "ended_at"),
            InAt = Instant(row, "in_at"),
            DayAt = Instant(row, "day_at"),
            PersonEventId = Id(row, "event_id"),
            Person = Id(row, "id") is { } id ? Person(row, id) with { Answers = Answers(row, order) } : null,
            Validity = (Instant(row, "valid_from"), Instant(row, "valid_until")),
            Zones = Text(row, "zones") is { } zones ? [.. zones.Split('\n').Order(StringComparer.Ordinal)] : [],
        };

    // The column gets the field's name as its alias, because another table of the join may have a column of the same
    // name.
    private string Column(IModel model, PersonField field)
    {
        var column =
            "p." + model.FindEntityType(typeof(Registrant))!.FindComplexProperty(nameof(Registrant.Person))!.ComplexType
                .FindProperty(field.Property)!.GetColumnName();
        return $"{(field.IsList ? Words(column) : column)} AS \"{field.Name}\"";
    }

    private RegistrantRow Person(DbDataReader row, Guid id) => new(
        id, PersonFields.Person(field => Value(row, field)), Id(row, "company_id"), Text(row, "company"),
        Id(row, "pass_type_id")!.Value, Text(row, "pass_code")!, Text(row, "pass_name")!, Text(row, "colour")!,
        Enum.Parse<RegistrantStatus>(Text(row, "status")!), Text(row, "ticket_code")!, Enum.Parse<RegistrantSource>(Text(row, "source")!),
        Instant(row, "created_at")!.Value, Instant(row, "confirmed_at"), Instant(row, "checked_in_at"), Instant(row, "cancelled_at"),
        row.GetInt32(row.GetOrdinal("version")));

    private static List<AnswerRow> Answers(DbDataReader row, ScanOrder order) =>
        Text(row, "answers") is { } json
            ? AnswerReader.Rows(order.Questions, JsonSerializer.Deserialize<Dictionary<Guid, string>>(json)!) : [];

    private static object? Value(DbDataReader row, PersonField field) => Text(row, field.Name) is not { } text ? null
        : field.IsList ? JsonSerializer.Deserialize<List<string>>(text)
        : text;

    private static string? Text(DbDataReader row, string name) => Column(row, name) is { } column ? row.GetString(column) : null;

    private static Guid? Id(DbDataReader row, string name) => Column(row, name) is { } column ? row.GetGuid(column) : null;

    private DateTimeOffset? Instant(DbDataReader row, string name) => Column(row, name) is { } column ? Read(row, column) : null;

    // Returns null where the column holds a database NULL.
    private static int? Column(DbDataReader row, string name)
    {
        var column = row.GetOrdinal(name);
        return row.IsDBNull(column) ? null : column;
    }
}
