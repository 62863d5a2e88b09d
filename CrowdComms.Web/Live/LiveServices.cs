using CrowdComms.Data.Live;

namespace CrowdComms.Web.Live;

/// <summary>Registers the live boards.</summary>
internal static class LiveServices
{
    /// <summary>Adds the boards, and the feed between nodes if Redis is configured.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="redis">A configuration for StackExchange.Redis; null if the installation has only one process.</param>
    internal static IServiceCollection AddLiveBoards(this IServiceCollection services, string? redis)
    {
        services.AddSingleton<LiveBoards>();
        services.AddSingleton<ArrivalAlerts>();
        if (redis is not null)
        {
            services.AddSingleton<InProcessChangeFeed>();
            services.AddSingleton<IChangeFeed>(provider => new RedisChangeFeed(
                redis, provider.GetRequiredService<InProcessChangeFeed>(), provider.GetRequiredService<ILogger<RedisChangeFeed>>()));
        }

        return services;
    }
}
