using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CrowdComms.Web.Companies;
using CrowdComms.Web.Registrants;

namespace CrowdComms.Web.Api;

/// <summary>What all endpoints of <c>/api</c> share.</summary>
public static class ApiServices
{
    /// <summary>Bytes of the largest body, where an endpoint does not say otherwise.</summary>
    public const long MostBytes = 1024 * 1024;

    private const int Deepest = 16;

    /// <summary>Adds problem details, limits of how often somebody asks, the checks of requests, and JSON that takes what the contract names and nothing else.</summary>
    public static void AddApi(this IServiceCollection services, RateLimitSettings limits)
    {
        services.AddProblems();
        services.AddApiDocument();
        services.AddRateLimits(limits);
        services.AddValidation();
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        // Thrown, so that one place answers all of them with a problem that names the field.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    /// <summary>The JSON of the API.</summary>
    internal static void Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = Deepest;
        json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(PersonSchema.Modify);
    }
}
