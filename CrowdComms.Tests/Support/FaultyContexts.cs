using CrowdComms.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Support;

/// <summary>A database that can go away: while <see cref="IsAway"/>, no context opens.</summary>
public sealed class FaultyContexts(IDbContextFactory<CrowdCommsContext> contexts) : IDbContextFactory<CrowdCommsContext>
{
    // https://sqlite.org/rescode.html#cantopen
    private const int CannotOpen = 14;

    /// <summary>Whether the database is away now.</summary>
    public bool IsAway { get; set; }

    /// <inheritdoc />
    public CrowdCommsContext CreateDbContext() => IsAway ? throw new SqliteException("The database is away.", CannotOpen) : contexts.CreateDbContext();
}
