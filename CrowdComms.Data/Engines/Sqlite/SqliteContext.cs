using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>The EF Core model with the column types and indexes of SQLite.</summary>
internal sealed class SqliteContext : CrowdCommsContext
{
    // Each save is in a transaction, also one of a single statement, because transactions are what waits for its turn.
    public SqliteContext(DbContextOptions<SqliteContext> options) : base(options) =>
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Registrant>().ToTable(table => table.HasTrigger("registrants_search_insert"));
    }
}

/// <summary>Stores instants as UTC ticks, because SQLite has no type for instants. Ticks sort as the instants do, so comparisons
/// and ranges work.</summary>
internal sealed class UtcTicks()
    : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
