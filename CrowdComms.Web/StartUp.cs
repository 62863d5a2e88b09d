using CrowdComms.Data;
using CrowdComms.Data.Demo;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.Tokens;

namespace CrowdComms.Web;

/// <summary>Prepares what an installation needs before the first user signs in.</summary>
internal static class StartUp
{
    /// <summary>Migrates the database and, unless <paramref name="migrateOnly"/>, releases work that a former process had
    /// claimed; creates the key that signs access tokens, the demo event if configured, and the first admin if no user exists.
    /// Until it is done no other node does the same.</summary>
    internal static async Task PrepareAsync(this WebApplication app, Settings settings, bool migrateOnly)
    {
        await using var hold = await app.Services.GetRequiredService<DatabaseStart>().MigrateAsync(app.Lifetime.ApplicationStopping);
        if (migrateOnly)
        {
            return;
        }

        await app.Services.GetRequiredService<SigningKeys>().RotateAsync(app.Lifetime.ApplicationStopping);
        if (settings.Demo)
        {
            await app.Services.GetRequiredService<DemoSeed>().EnsureAsync(app.Lifetime.ApplicationStopping);
        }

        await app.Services.GetRequiredService<FormerProcess>().ReleaseClaimsAsync(app.Lifetime.ApplicationStopping);
        await app.Services.GetRequiredService<FirstAdmin>().PrepareAsync(settings.Admin, app.Lifetime.ApplicationStopping);
    }
}
