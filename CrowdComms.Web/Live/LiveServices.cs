using CrowdComms.Data.Live;

namespace CrowdComms.Web.Live;

/// <summary>Registers the live boards.</summary>
internal static class LiveServices
{
    /// <summary>Adds the boards, and the feed between nodes where there is a Redis.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="redis">A StackExchange.Redis configuration; null for one process alone.</param>
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
