using System.Data.Common;
using CrowdComms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace CrowdComms.Bench;

/// <summary>Writes entities in bulk by the columns of the model: with COPY on PostgreSQL, with one prepared statement
/// on SQLite.</summary>
internal sealed class BulkWriter : IAsyncDisposable
{
    private readonly CrowdCommsContext _context;
    private readonly DbConnection _connection;

    private BulkWriter(CrowdCommsContext context) =>
        (_context, _connection) = (context, context.Database.GetDbConnection());

    internal static async Task<BulkWriter> OpenAsync(CrowdCommsContext context)
    {
        await context.Database.OpenConnectionAsync();
        return new BulkWriter(context);
    }

    internal Task WriteAsync<T>(IReadOnlyList<T> entities)
        where T : class
    {
        var type = _context.Model.FindEntityType(typeof(T))!;
        var columns = type.GetProperties().ToList();
        return _connection is NpgsqlConnection postgres ? CopyAsync(postgres, type, columns, entities)
            : InsertAsync(type, columns, entities);
    }

    /// <summary>Updates the statistics of the database, as its own maintenance would.</summary>
    internal Task SettleAsync() => _context.Database.ExecuteSqlRawAsync(_connection is NpgsqlConnection
        ? "VACUUM ANALYZE" : "ANALYZE");

    public async ValueTask DisposeAsync() => await _context.Database.CloseConnectionAsync();

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, IEntityType type, List<IProperty> columns, IReadOnlyList<T> entities)
        where T : class
    {
        var into =
            $"COPY {type.GetTableName()} ({string.Join(", ", columns.Select(c => c.GetColumnName()))}) FROM STDIN "
                + $"(FORMAT BINARY)";
        await using var writer = await connection.BeginBinaryImportAsync(into);
        foreach (var entity in entities)
        {
            await writer.StartRowAsync();
            foreach (var column in columns)
            {
                if (Value(column, entity) is { } value)
                {
                    await writer.WriteAsync(value, column.GetRelationalTypeMapping().StoreTypeNameBase);
                }
                else
                {
                    await writer.WriteNullAsync();
                }
            }
        }

        await writer.CompleteAsync();
    }

    private async Task InsertAsync<T>(IEntityType type, List<IProperty> columns, IReadOnlyList<T> entities)
        where T : class
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await using var command = _connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of tables and columns, from the model.
        command.CommandText =
            $"INSERT INTO {type.GetTableName()} ({string.Join(", ", columns.Select(c => c.GetColumnName()))}) VALUES "
                + $"({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
#pragma warning restore CA2100
        for (var i = 0; i < columns.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        foreach (var entity in entities)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                command.Parameters[i].Value = Value(columns[i], entity) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static object? Value(IProperty column, object entity)
    {
        var value = column.GetGetter().GetClrValue(entity);
        var converter = column.GetTypeMapping().Converter;
        return converter is null ? value : converter.ConvertToProvider(value);
    }
}
