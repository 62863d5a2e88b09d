using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>The EF Core model with the column types and indexes of PostgreSQL.</summary>
internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : CrowdCommsContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.Entity<Registrant>(registrant =>
        {
            // The collation "C" sorts by bytes: the same on every server, and the same as on SQLite.
            registrant.Property(r => r.SortName).UseCollation("C");
            registrant.HasIndex(r => r.SearchText).HasMethod("gin").HasOperators("gin_trgm_ops");
            // Each page of the table keeps 20 % free for the new version of a changed row, which then needs no new
            // index entries.
            registrant.HasStorageParameter("fillfactor", 80);
        });
    }
}
