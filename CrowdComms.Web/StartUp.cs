using CrowdComms.Data;
using CrowdComms.Data.Demo;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.Tokens;

namespace CrowdComms.Web;

/// <summary>What an installation holds before anybody signs in.</summary>
internal static class StartUp
{
    /// <summary>Frees what a former process had begun; makes the key that access tokens are signed with, the demo, where it is wanted, and the first admin, where nobody could sign in.</summary>
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
