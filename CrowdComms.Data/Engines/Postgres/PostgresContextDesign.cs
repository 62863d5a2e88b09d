using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>Opens the model for <c>scripts/add-migration</c>, which needs no database.</summary>
internal sealed class PostgresContextDesign : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresContext>();
        PostgresEngine.Configure(options, "Host=design");
        return new PostgresContext(options.Options);
    }
}
