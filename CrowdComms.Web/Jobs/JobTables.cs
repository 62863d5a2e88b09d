using Hangfire.PostgreSql;
using Npgsql;

namespace CrowdComms.Web.Jobs;

/// <summary>The tables that Hangfire keeps in PostgreSQL.</summary>
/// <param name="postgres">The connection string of the database; null for SQLite, with which Hangfire needs no tables.</param>
internal sealed class JobTables(string? postgres)
{
    /// <summary>Creates the tables, or brings them to the version of the Hangfire that is installed.</summary>
    internal async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (postgres is not null)
        {
            await using var connection = new NpgsqlConnection(postgres);
            await connection.OpenAsync(cancellationToken);
            PostgreSqlObjectsInstaller.Install(connection, JobServices.Tables);
        }
    }
}
