using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>Writes rows by <c>COPY … FROM STDIN (FORMAT BINARY)</c>, the fastest way into PostgreSQL:
/// https://www.npgsql.org/doc/copy.html#binary-copy</summary>
internal static class BinaryCopy
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
        var columns = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        try
        {
            await using var copy = await connection.BeginBinaryImportAsync(
                $"COPY \"{table.Name}\" ({columns}) FROM STDIN (FORMAT BINARY)", cancellationToken);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellationToken);
                foreach (var column in table.Columns)
                {
                    await WriteAsync(copy, column, row, cancellationToken);
                }
            }

            await copy.CompleteAsync(cancellationToken);
        }
        catch (PostgresException failure)
        {
            throw new DbUpdateException("The rows could not be copied.", failure);
        }
    }

    // Values of known types are written with their PostgreSQL type, so that Npgsql neither boxes them again nor looks
    // the type up.
    private static Task WriteAsync(NpgsqlBinaryImporter copy, TableColumn column, object row,
        CancellationToken cancellationToken) => column.Value(row) switch
        {
            null => copy.WriteNullAsync(cancellationToken),
            string text => copy.WriteAsync(text, cancellationToken),
            Guid id => copy.WriteAsync(id, cancellationToken),
            DateTimeOffset at => copy.WriteAsync(at, cancellationToken),
            int number => copy.WriteAsync(number, cancellationToken),
            bool yes => copy.WriteAsync(yes, cancellationToken),
            var other => copy.WriteAsync(other, column.Mapping.StoreTypeNameBase, cancellationToken),
        };
}
