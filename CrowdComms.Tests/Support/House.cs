using CrowdComms.Data;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using CrowdComms.Data.Outbox;
using CrowdComms.Web;
using CrowdComms.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Support;

/// <summary>All services of CrowdComms.Data over a fresh database. The clock shows nine in the morning of a fixed day
/// in Berlin.</summary>
public sealed class House : IAsyncDisposable
{
    private const string Plain = "plain";
    private readonly FreshDatabase _database;
    private readonly ServiceProvider _services;

    private House(FreshDatabase database, Action<IServiceCollection>? more)
    {
        _database = database;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<InProcessChangeFeed>();
        services.AddSingleton<RecordingFeed>();
        services.AddSingleton<IChangeFeed>(provider => provider.GetRequiredService<RecordingFeed>());
        services.AddCrowdCommsData(database.Postgres, database.Folder)
            .AddSingleton<MessageSite>().AddSingleton<IProductLinks, ProductLinks>();
        var factory = services.Last(s => s.ServiceType == typeof(IDbContextFactory<CrowdCommsContext>));
        services.AddKeyedSingleton<IDbContextFactory<CrowdCommsContext>>(Plain,
            (provider, _) =>
                (IDbContextFactory<CrowdCommsContext>)ActivatorUtilities.CreateInstance(provider,
                    factory.ImplementationType!));
        services.AddSingleton(
            provider => new AuditWatch(provider.GetRequiredKeyedService<IDbContextFactory<CrowdCommsContext>>(Plain)));
        services.AddSingleton<IDbContextFactory<CrowdCommsContext>>(
            provider => provider.GetRequiredService<AuditWatch>());
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    /// <summary>The clock that the services read.</summary>
    public WaitedClock Clock { get; } = new(new DateTimeOffset(2026, 9, 15, 7, 0, 0, TimeSpan.Zero));

    /// <summary>The feed to which the services publish changes.</summary>
    public RecordingFeed Feed => Get<RecordingFeed>();

    /// <summary>The connection string of the database; null for SQLite.</summary>
    public string? Postgres => _database.Postgres;

    /// <summary>The folder of the SQLite file and of uploads.</summary>
    public string Folder => _database.Folder;

    /// <summary>Opens a house; skips the test if the machine lacks the database engine.</summary>
    /// <param name="engine">The database engine.</param>
    /// <param name="more">Adds or replaces services; null for none.</param>
    public static async Task<House> OpenAsync(Engine engine, Action<IServiceCollection>? more = null)
    {
        var databases = await TestContext.Current.GetFixture<Databases>()
            ?? throw new InvalidOperationException("The test run has no databases.");
        return new House(await databases.NewAsync(engine), more);
    }

    /// <summary>The service provider itself, for pages that are rendered over it.</summary>
    public IServiceProvider Services => _services;

    /// <summary>A service of the house.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A new context, with which a test can read what a service wrote.</summary>
    public CrowdCommsContext Context() => _services.GetRequiredKeyedService<IDbContextFactory<CrowdCommsContext>>(Plain)
        .CreateDbContext();

    /// <summary>Creates an event with three pass types, two zones, an entrance, a door and users of every role.</summary>
    public Task<EventAtHand> NewEventAsync(Action<Event>? change = null) => EventAtHand.AddAsync(this, change);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        var unaudited = Get<AuditWatch>().Missed.ToList();
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        Assert.True(unaudited.Count == 0, $"Saved without an entry of the audit: {string.Join(", ", unaudited)}");
    }
}
