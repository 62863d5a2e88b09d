using System.Diagnostics;
using CrowdComms.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CrowdComms.Bench;

/// <summary>All rows that an import wrote, taken out of their tables so that they can be written again by the fastest
/// method.</summary>
internal sealed class SameRows : IAsyncDisposable
{
    private static readonly string[] Tables = ["companies", "registrants", "tickets", "status_changes"];

    private readonly CrowdCommsContext _context;
    private readonly string _folder;

    private SameRows(CrowdCommsContext context, string folder) => (_context, _folder) = (context, folder);

    /// <summary>The name of the method, for the table of results.</summary>
    internal string Way => Postgres is null ? "INSERT … SELECT of the same rows, one transaction"
        : "binary COPY of the same rows, one per table";

    private NpgsqlConnection? Postgres => _context.Database.GetDbConnection() as NpgsqlConnection;

    internal static async Task<SameRows> TakeOutAsync(BenchHouse house, Guid eventId)
    {
        var rows = new SameRows(house.Context(), house.Folder);
        await rows._context.Database.OpenConnectionAsync();
        foreach (var table in Tables)
        {
            await rows.KeepAsync(table, eventId);
        }

        await rows.RemoveAsync(eventId);
        return rows;
    }

    /// <summary>Deletes the rows of the event, and leaves the tables as their maintenance would.</summary>
    internal async Task RemoveAsync(Guid eventId)
    {
        foreach (var table in Tables.Reverse())
        {
            await RunAsync($"DELETE FROM {(Postgres is null ? "main." : "")}{table} WHERE event_id = '{Id(eventId)}'");
        }

        await RunAsync(Postgres is null ? "ANALYZE" : "VACUUM ANALYZE");
    }

    internal async Task<TimeSpan> PutBackAsync()
    {
        var start = Stopwatch.GetTimestamp();
        await using var transaction = Postgres is null ? await _context.Database.BeginTransactionAsync() : null;
        foreach (var table in Tables)
        {
            if (Postgres is { } postgres)
            {
                await using var copy = await postgres.BeginRawBinaryCopyAsync(
                    $"COPY {table} FROM STDIN (FORMAT BINARY)");
                await using var file = File.OpenRead(Kept(table));
                await file.CopyToAsync(copy);
            }
            else
            {
                await RunAsync($"INSERT INTO main.{table} SELECT * FROM temp.kept_{table}");
            }
        }

        await (transaction?.CommitAsync() ?? Task.CompletedTask);
        return Stopwatch.GetElapsedTime(start);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private async Task KeepAsync(string table, Guid eventId)
    {
        if (Postgres is { } postgres)
        {
            await using var copy = await postgres.BeginRawBinaryCopyAsync(
                $"COPY (SELECT * FROM {table} WHERE event_id = '{Id(eventId)}') TO STDOUT (FORMAT BINARY)");
            await using var file = File.Create(Kept(table));
            await copy.CopyToAsync(file);
        }
        else
        {
            await RunAsync(
                $"CREATE TEMP TABLE kept_{table} AS SELECT * FROM main.{table} WHERE event_id = '{Id(eventId)}'");
        }
    }

#pragma warning disable EF1002 // Names of tables and an id of our own.
    private Task<int> RunAsync(string sql) => _context.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002

    private string Kept(string table) => Path.Combine(_folder, $"{table}.copy");

    private static string Id(Guid id) => id.ToString("D").ToUpperInvariant();
}
