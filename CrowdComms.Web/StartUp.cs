using CrowdComms.Data;
using CrowdComms.Data.Demo;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.Tokens;

namespace CrowdComms.Web;

/// <summary>Prepares what an installation needs before the first user signs in.</summary>
internal static class StartUp
{
    /// <summary>Releases work that a former process had claimed; creates the key that signs access tokens, the demo
    /// event if configured, and the first admin if no user exists.</summary>
    internal static async Task PrepareAsync(this WebApplication app, Settings settings)
    {
        await app.Services.GetRequiredService<SigningKeys>().RotateAsync(app.Lifetime.ApplicationStopping);
        if (settings.Demo)
        {
            await app.Services.GetRequiredService<DemoSeed>().EnsureAsync(app.Lifetime.ApplicationStopping);
        }

        await app.Services.GetRequiredService<FormerProcess>().ReleaseClaimsAsync(app.Lifetime.ApplicationStopping);
        await app.Services.GetRequiredService<FirstAdmin>().PrepareAsync(settings.Admin, app.Lifetime.ApplicationStopping);
    }
}
