using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>The model as PostgreSQL stores it.</summary>
internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : CrowdCommsContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.Entity<Registrant>(registrant =>
        {
            // Byte order, the same on every server and the same as SQLite's.
            registrant.Property(r => r.SortName).UseCollation("C");
            registrant.HasIndex(r => r.SearchText).HasMethod("gin").HasOperators("gin_trgm_ops");
            // Room for the new version of a row beside the old one.
            registrant.HasStorageParameter("fillfactor", 80);
        });
    }
}
