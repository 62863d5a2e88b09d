using System.Text.Json.Serialization;
using CrowdComms.Web.Configuration;

namespace CrowdComms.Web.Api;

/// <summary>What all endpoints of <c>/api</c> share.</summary>
public static class ApiServices
{
    /// <summary>Adds problem details, limits of how often somebody asks, and enums written as their names.</summary>
    public static void AddApi(this IServiceCollection services, Settings settings)
    {
        services.AddProblems();
        services.AddRateLimits(settings.RateLimits);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
    }
}
