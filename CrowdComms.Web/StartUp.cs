using CrowdComms.Data;
using CrowdComms.Data.Demo;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.Tokens;

namespace CrowdComms.Web;

/// <summary>Prepares what an installation needs before the first user signs in.</summary>
internal static class StartUp
{
    /// <summary>Migrates the database and, unless <paramref name="migrateOnly"/>, releases work that a former process had
    /// claimed, and creates what the database lacks: a key that signs access tokens, the demo event if configured, and the first
    /// admin if no user exists. Until it is done no other node does the same. Work that the first request does not need begins
    /// a second later, in <see cref="Jobs.JobStart"/>.</summary>
    internal static async Task PrepareAsync(this WebApplication app, Settings settings, bool migrateOnly)
    {
        await using var hold = await app.Services.GetRequiredService<DatabaseStart>().MigrateAsync(app.Lifetime.ApplicationStopping);
        if (migrateOnly)
        {
            return;
        }

        var stop = app.Lifetime.ApplicationStopping;
        var found = await app.Services.GetRequiredService<FirstContentReader>().ReadAsync(stop);
        if (!found.HasSigningKey)
        {
            await app.Services.GetRequiredService<SigningKeys>().RotateAsync(stop);
        }

        if (settings.Demo && !found.HasDemo)
        {
            await app.Services.GetRequiredService<DemoSeed>().EnsureAsync(stop);
        }

        await app.Services.GetRequiredService<FormerProcess>().ReleaseClaimsAsync(stop);
        if (!found.HasUser)
        {
            await app.Services.GetRequiredService<FirstAdmin>().PrepareAsync(settings.Admin, stop);
        }
    }
}
