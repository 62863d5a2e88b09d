using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>The model as SQLite stores it.</summary>
internal sealed class SqliteContext(DbContextOptions<SqliteContext> options) : CrowdCommsContext(options)
{
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

    // SQLite has no type for instants; ticks keep their order and their ranges.
    private sealed class UtcTicks()
        : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
