using CrowdComms.Data;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Web.Configuration;

/// <summary>Brings the database to the newest schema before the first request.</summary>
public static class DatabaseStart
{
    /// <summary>Migrates.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var contexts = app.Services.GetRequiredService<IDbContextFactory<CrowdCommsContext>>();
        await using var context = await contexts.CreateDbContextAsync();
        await app.Services.GetRequiredService<IDatabaseEngine>().MigrateAsync(context, CancellationToken.None);
    }
}
