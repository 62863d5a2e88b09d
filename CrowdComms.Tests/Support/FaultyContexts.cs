using CrowdComms.Data;
using CrowdComms.Data.Engines.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Support;

/// <summary>Simulates a database that cannot be reached: while <see cref="IsAway"/>, every statement fails as it does
/// if the file cannot be opened.</summary>
public sealed class FaultyContexts(IDbContextFactory<CrowdCommsContext> contexts) : IDbContextFactory<CrowdCommsContext>
{
    /// <summary>Whether statements fail now.</summary>
    public bool IsAway { get; set; }

    /// <inheritdoc />
    public CrowdCommsContext CreateDbContext() => IsAway ? Nowhere() : contexts.CreateDbContext();

    private static SqliteContext Nowhere()
    {
        var options = new DbContextOptionsBuilder<SqliteContext>();
        SqliteEngine.Configure(options, "Data Source=/dev/null/none.db");
        return new SqliteContext(options.Options);
    }
}
