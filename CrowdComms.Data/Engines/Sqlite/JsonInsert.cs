using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>Writes rows by one statement that reads them from a JSON array. One statement per row costs four times as
/// much, since the full-text table empties its buffer at the end of every statement (xSavepoint:
/// https://sqlite.org/vtab.html#xsavepoint).</summary>
internal static class JsonInsert
{
    internal static async Task InsertAsync<T>(
        CrowdCommsContext context, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var table = Table.Of<T>(context);
        var sql = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) " +
            $"SELECT {string.Join(", ", table.Columns.Select((_, i) => $"json_extract(value, '$[{i}]')"))} FROM "
                + $"json_each(@rows)";
        try
        {
            await context.Database.ExecuteSqlRawAsync(sql, [new SqliteParameter("@rows", Json(table, rows))],
                cancellationToken);
        }
        catch (SqliteException failure)
        {
            throw new DbUpdateException("The rows could not be inserted.", failure);
        }
    }

    private static string Json<T>(Table table, IReadOnlyList<T> rows)
        where T : class
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var column in table.Columns)
                {
                    Write(json, column.Value(row));
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    // Values are written as Microsoft.Data.Sqlite would bind them:
    // https://learn.microsoft.com/dotnet/standard/data/sqlite/types
    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case Guid id:
                json.WriteStringValue(id.ToString("D").ToUpperInvariant());
                break;
            case bool yes:
                json.WriteNumberValue(yes ? 1 : 0);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} is not written in bulk yet.");
        }
    }
}
