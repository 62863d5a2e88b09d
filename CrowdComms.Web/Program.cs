using CrowdComms.Data;
using CrowdComms.Web;
using CrowdComms.Web.Access;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.Api;
using CrowdComms.Web.Companies;
using CrowdComms.Web.Imports;
using CrowdComms.Web.Jobs;
using CrowdComms.Web.Languages;
using CrowdComms.Web.Live;
using CrowdComms.Web.Messages;
using CrowdComms.Web.Observability;
using CrowdComms.Web.Registrants;
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
    await Console.Error.WriteLineAsync($"CrowdComms cannot start. {refusal.Message}");
    return 1;
}

static async Task RunAsync(string[] args)
{
    RequestLanguages.SpeakEnglishElsewhere();
    var builder = WebApplication.CreateBuilder([.. args.Where(a => a != MigrateOnly)]);
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    var settings = Settings.Read(builder.Configuration, builder.Environment);

    // The database and all services of CrowdComms.Data.
    builder.Services.AddCrowdCommsData(settings.Postgres, settings.Folder).AddSingleton<DatabaseStart>();

    // Signing in, for users and for programs.
    builder.Services.AddAccounts(settings.Accounts).AddTokens(settings.Jwt);

    // Pages and their live circuits.
    builder.Services.AddRazorComponents().AddInteractiveServerComponents()
        .AddHubOptions(hub => (hub.KeepAliveInterval, hub.ClientTimeoutInterval) = (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(20)));
    builder.Services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomCenter);
    builder.Services.AddSingleton(new PublicAddress(settings.PublicUrl)).AddHosts(settings.PublicUrl, builder.Configuration)
        .AddImports().AddSecureForms().AddLiveBoards(settings.Redis);
    builder.Services.AddTelemetry(settings.Metrics, builder.Configuration).AddWebhooks(settings.Webhooks);
    builder.Services.AddSingleton<CompanyApiService>().AddApi(settings.RateLimits);
    builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true)
        .AddPersonSchema().AddJobs(settings.Postgres).AddMail<ProductLinks>(settings.Smtp);

    var app = builder.Build();
    var migrateOnly = args.Contains(MigrateOnly);
    await app.PrepareAsync(settings, migrateOnly);
    if (migrateOnly)
    {
        return;
    }

    // The order in which a request passes through the middleware.
    app.UseHeadRequests().UseLanguages().UseSecurityHeaders(settings);
    app.UseResponseCompression();
    app.UseErrorAnswers();
    app.UseSameOrigin().UseAuthentication().UseKioskLock().UseAuthorization().UseFormerSlugs().UseRateLimiter()
        .UseReadableQueries().UseFormsWithoutNul().UseReadableForms().UseSecureForms();
    app.MapHealth();
    app.MapMetrics();
    app.MapAccounts();
    app.MapRooms();
    app.MapJobs().CreateEndpointsOnce();
    app.MapStaticAssets().AllowAnonymous();
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
    app.GreetWhenStarted(settings);
    await app.RunAsync();
}
