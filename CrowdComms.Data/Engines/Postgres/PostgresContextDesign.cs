using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>For <c>dotnet ef migrations add NAME --project CrowdComms.Data --context PostgresContext --output-dir Engines/Postgres/Migrations</c>.</summary>
internal sealed class PostgresContextDesign : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresContext>();
        PostgresEngine.Configure(options, "Host=design");
        return new PostgresContext(options.Options);
    }
}
