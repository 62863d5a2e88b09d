using CrowdComms.Data.Demo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Support;

/// <summary>Runs the complete product in the process of the test, on a real socket and a fresh database, with the demo
/// event.</summary>
public sealed class AppInProcess : WebApplicationFactory<Program>
{
    private readonly FreshDatabase _database;
    private readonly AppSettings _settings;

    private AppInProcess(FreshDatabase database, AppSettings settings) => (_database, _settings) = (database, settings);

    /// <summary>The address at which the app listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The folder of the SQLite file and of uploads.</summary>
    public string Folder => _database.Folder;

    /// <summary>Starts an app; skips the test if the machine lacks the database engine.</summary>
    public static async Task<AppInProcess> StartAsync(AppSettings? settings = null)
    {
        settings ??= new AppSettings();
        var databases = await TestContext.Current.GetFixture<Databases>()
            ?? throw new InvalidOperationException("The test run has no databases.");
        var app = new AppInProcess(settings is { Demo: true, IsAsUsual: true }
            ? await databases.NewWithDemoAsync(settings.Engine) : await databases.NewAsync(settings.Engine), settings);
        app.UseKestrel(0);
        app.StartServer();
        app.Address = new Uri(
            app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        return app;
    }

    /// <summary>A service of the running app.</summary>
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Folder", _database.Folder);
        builder.UseSetting("ConnectionStrings:Postgres", _database.Postgres);
        builder.UseSetting("Demo:Enabled", _settings.Demo ? "true" : "false");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in _settings.More)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(_settings.Services);
    }
}

/// <summary>How an <see cref="AppInProcess"/> is started.</summary>
public sealed record AppSettings
{
    /// <summary>The database engine of the app.</summary>
    public Engine Engine { get; init; } = Engine.Sqlite;

    /// <summary>Whether the event of <see cref="DemoSeed"/> is created.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Further settings of the configuration.</summary>
    public IReadOnlyDictionary<string, string?> More { get; init; } = new Dictionary<string,
        string?>(StringComparer.Ordinal);

    /// <summary>Adds or replaces services of the app.</summary>
    public Action<IServiceCollection> Services { get; init; } = AsUsual;

    // Another clock, for one, makes another demo event.
    internal bool IsAsUsual => Services == AsUsual;

    private static Action<IServiceCollection> AsUsual { get; } = _ => { };
}
