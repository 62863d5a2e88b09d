using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>Opens the model for <c>scripts/add-migration</c>, which needs no database.</summary>
internal sealed class SqliteContextDesign : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteContext>();
        SqliteEngine.Configure(options, "Data Source=design.db");
        return new SqliteContext(options.Options);
    }
}
