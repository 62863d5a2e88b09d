using CrowdComms.Data.Outbox;
using CrowdComms.Data.Webhooks;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.Api;
using CrowdComms.Web.Observability;
using CrowdComms.Web.Shared;
using CrowdComms.Web.Tokens;

namespace CrowdComms.Web;

/// <summary>The settings <c>Storage</c>: where files are stored.</summary>
public sealed record StorageSettings
{
    /// <summary>The folder of the SQLite file and of uploads; a relative path starts at the application's folder.</summary>
    public string Folder { get; init; } = "./data";
}

/// <summary>The settings <c>Demo</c>: an event with registrants, and a user for each role.</summary>
public sealed record DemoSettings
{
    /// <summary>Whether the demo is created; null for true in Development and false otherwise.</summary>
    public bool? Enabled { get; init; }
}

/// <summary>All settings, read and checked before anything starts.</summary>
/// <param name="Postgres"><c>ConnectionStrings:Postgres</c>; null for SQLite.</param>
/// <param name="Redis"><c>ConnectionStrings:Redis</c>; null if the installation has only one process.</param>
/// <param name="Folder">The absolute path of <c>Storage:Folder</c>.</param>
/// <param name="Admin">The first admin, created at start if no user exists.</param>
/// <param name="Demo">Whether the demo event is created.</param>
public sealed record Settings(string? Postgres, string? Redis, string Folder, AdminSettings Admin, bool Demo)
{
    /// <summary><c>PublicUrl</c>: the address in emails, links and QR codes; null to use that of the request.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary><c>Smtp</c>: the mail server that sends messages.</summary>
    public SmtpSettings Smtp { get; init; } = new();

    /// <summary><c>RateLimits</c>: how many requests a caller may send.</summary>
    public RateLimitSettings RateLimits { get; init; } = new();

    /// <summary><c>Jwt</c>: the issuer and the lifetime of the access tokens of the API.</summary>
    public JwtSettings Jwt { get; init; } = new();

    /// <summary><c>Accounts</c>: who may get an account, and what is required of all users.</summary>
    public AccountSettings Accounts { get; init; } = new();

    /// <summary><c>Proxies</c>: which proxies may tell the address of the visitor.</summary>
    public ProxySettings Proxies { get; init; } = new();

    /// <summary><c>Metrics</c>: who may see the metrics.</summary>
    public MetricsSettings Metrics { get; init; } = new();

    /// <summary><c>Webhooks</c>: to which addresses webhooks may deliver.</summary>
    public WebhookSettings Webhooks { get; init; } = new();

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="StartRefusedException">A setting is wrong; the message names it.</exception>
    public static Settings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var admin = Checked<AdminSettings>(configuration, "Admin", SettingsRules.CheckAdmin);
        var demo = Section<DemoSettings>(configuration, "Demo").Enabled ?? environment.IsDevelopment();
        SettingsRules.CheckDemo(demo, configuration, environment);
        var folder = Path.GetFullPath(Section<StorageSettings>(configuration, "Storage").Folder, environment.ContentRootPath);
        SettingsRules.CheckFolder(folder);
        var postgres = configuration.GetConnectionString("Postgres");
        var redis = configuration.GetConnectionString("Redis");
        SettingsRules.CheckRedis(redis);
        return new Settings(string.IsNullOrWhiteSpace(postgres) ? null : postgres, string.IsNullOrWhiteSpace(redis)
            ? null : redis, folder, admin, demo)
        {
            Smtp = Checked<SmtpSettings>(configuration, "Smtp", SettingsRules.CheckSmtp),
            RateLimits = Checked<RateLimitSettings>(configuration, "RateLimits", SettingsRules.CheckLimits),
            Jwt = Checked<JwtSettings>(configuration, "Jwt", SettingsRules.CheckJwt),
            Proxies = Checked<ProxySettings>(configuration, "Proxies", proxies => ProxySettings.Check(proxies, configuration)),
            Metrics = Checked<MetricsSettings>(configuration, "Metrics", MetricsSettings.Check),
            Webhooks = Section<WebhookSettings>(configuration, "Webhooks"),
            PublicUrl = SettingsRules.PublicUrl(configuration["PublicUrl"]),
            Accounts = Section<AccountSettings>(configuration, "Accounts"),
        };
    }

    private static T Checked<T>(IConfiguration configuration, string name, Action<T> check)
        where T : new()
    {
        var section = Section<T>(configuration, name);
        check(section);
        return section;
    }

    private static T Section<T>(IConfiguration configuration, string name)
        where T : new()
    {
        var section = configuration.GetSection(name);
        var known = typeof(T).GetProperties().Where(p => p.CanWrite).Select(p => p.Name).ToList();
        if (section.GetChildren().FirstOrDefault(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new StartRefusedException(
                $"{name}:{unknown.Key} is not a setting of CrowdComms. Settings under {name}: {string.Join(", ", known)}.");
        }

        try
        {
            return section.Get<T>() ?? new T();
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartRefusedException($"A setting under {name} has a wrong value. {wrong.Message}", wrong);
        }
    }
}
