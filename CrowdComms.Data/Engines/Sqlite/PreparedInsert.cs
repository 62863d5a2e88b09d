using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>Writes rows by one prepared statement, row after row: SQLite has no round trips to save.</summary>
internal static class PreparedInsert
{
    internal static async Task InsertAsync<T>(CrowdCommsContext context, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var table = Table.Of<T>(context);
        await using var command = (SqliteCommand)context.Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction?)context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) " +
            $"VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        var parameters = table.Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" })).ToList();
        try
        {
            foreach (var row in rows)
            {
                for (var i = 0; i < parameters.Count; i++)
                {
                    parameters[i].Value = table.Columns[i].Value(row) ?? DBNull.Value;
                }

                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (SqliteException failure)
        {
            throw new DbUpdateException("The rows could not be inserted.", failure);
        }
    }
}
