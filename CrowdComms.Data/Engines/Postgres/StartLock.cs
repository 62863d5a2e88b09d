using System.Data;
using Npgsql;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>The lock that one starting node holds; disposing it lets the next node start.</summary>
/// <param name="connection">The connection that holds the lock.</param>
internal sealed class StartLock(NpgsqlConnection connection) : IAsyncDisposable
{
    /// <summary>The number of the lock, as SQL.</summary>
    internal const string Key = "hashtextextended('CrowdComms starts', 0)";

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await using (connection)
        {
            // A connection that broke has lost the lock.
            if (connection.State == ConnectionState.Open)
            {
                await using var release = new NpgsqlCommand($"SELECT pg_advisory_unlock({Key})", connection);
                await release.ExecuteNonQueryAsync();
            }
        }
    }
}
