using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>For <c>dotnet ef migrations add NAME --project CrowdComms.Data --context SqliteContext --output-dir Engines/Sqlite/Migrations</c>.</summary>
internal sealed class SqliteContextDesign : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteContext>();
        SqliteEngine.Configure(options, "Data Source=design.db");
        return new SqliteContext(options.Options);
    }
}
