using System.Globalization;
using CrowdComms.Data;
using CrowdComms.Web;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.Api;
using CrowdComms.Web.Companies;
using CrowdComms.Web.Imports;
using CrowdComms.Web.Jobs;
using CrowdComms.Web.Live;
using CrowdComms.Web.Messages;
using CrowdComms.Web.Observability;
using CrowdComms.Web.Shared;
using CrowdComms.Web.Tokens;
using CrowdComms.Web.Webhooks;
using MudBlazor.Services;

const string MigrateOnly = "--migrate";

try
{
    await RunAsync(args);
    return 0;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync($"CrowdComms does not start. {refusal.Message}");
    return 1;
}

static async Task RunAsync(string[] args)
{
    // Dates and figures are written by the pages' own formats, the same on every machine.
    CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    var builder = WebApplication.CreateBuilder([.. args.Where(a => a != MigrateOnly)]);
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    var settings = Settings.Read(builder.Configuration, builder.Environment);

    // The database and everything that knows about events.
    builder.Services.AddCrowdCommsData(settings.Postgres, settings.Folder);
    builder.Services.AddSingleton<DatabaseStart>();

    // Who signs in.
    builder.Services.AddAccounts(settings.Accounts).AddTokens(settings.Jwt);

    // Pages.
    builder.Services.AddRazorComponents().AddInteractiveServerComponents()
        .AddHubOptions(hub => (hub.KeepAliveInterval, hub.ClientTimeoutInterval) = (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(20)));
    builder.Services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomCenter).AddImports();
    builder.Services.AddLiveBoards(settings.Redis);
    builder.Services.AddSingleton(new PublicAddress(settings.PublicUrl));
    builder.Services.AddSecureForms().AddTelemetry(settings.Metrics, builder.Configuration).AddWebhooks(settings.Webhooks);
    builder.Services.AddSingleton<CompanyApiService>().AddApi(settings.RateLimits);
    builder.Services.AddJobs(settings.Postgres).AddMail(settings.Smtp);
    builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);

    var app = builder.Build();
    await app.Services.GetRequiredService<DatabaseStart>().MigrateAsync(app.Lifetime.ApplicationStopping);
    if (args.Contains(MigrateOnly))
    {
        return;
    }

    await app.PrepareAsync(settings);
    // Requests.
    app.UseSecurityHeaders(settings);
    app.UseResponseCompression();
    app.UseErrorAnswers();
    app.UseSameOrigin().UseAuthentication().UseAuthorization().UseRateLimiter();
    app.UseAntiforgery();
    app.MapStaticAssets().AllowAnonymous();
    app.MapHealth();
    app.MapMetrics();
    app.MapAccounts();
    app.MapRooms();
    app.MapJobs();
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
    app.GreetWhenStarted(settings);
    await app.RunAsync();
}
