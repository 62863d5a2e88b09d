using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines;

/// <summary>Sends statements of the start as they are. A query of EF Core is compiled at its first use, which takes longer than
/// all statements of a start together.</summary>
internal static class PlainSql
{
    /// <summary>Reads the ids of the migrations that were applied, from the table that EF Core keeps of them.</summary>
    internal const string AppliedMigrations = "SELECT migration_id FROM migrations ORDER BY migration_id";

    /// <summary>Returns the first column of all rows.</summary>
    internal static async Task<IReadOnlyList<string>> ReadTextsAsync(
        CrowdCommsContext context, string sql, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(context, sql, cancellationToken);
        return [.. rows.Select(row => (string)row[0])];
    }

    /// <summary>Returns the first column of all rows, for a caller that cannot wait asynchronously.</summary>
    internal static IReadOnlyList<string> ReadTexts(CrowdCommsContext context, string sql)
    {
        context.Database.OpenConnection();
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    /// <summary>Returns all rows.</summary>
    internal static async Task<IReadOnlyList<object[]>> ReadAsync(
        CrowdCommsContext context, string sql, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<object[]>();
            while (await reader.ReadAsync(cancellationToken))
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            }

            return rows;
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
