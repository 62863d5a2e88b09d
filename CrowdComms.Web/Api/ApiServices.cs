using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrowdComms.Web.Api;

/// <summary>The services and the JSON rules that all endpoints of <c>/api</c> share.</summary>
public static class ApiServices
{
    /// <summary>The size of the largest request body in bytes, unless an endpoint sets another limit.</summary>
    public const long MostBytes = 1024 * 1024;

    private const int Deepest = 16;

    /// <summary>Adds problem details, rate limits, the validation of requests, and JSON that accepts only the members
    /// of the contract.</summary>
    public static void AddApi(this IServiceCollection services, RateLimitSettings limits)
    {
        services.AddProblems();
        services.AddApiDocument();
        services.AddSingleton<QueryNames>();
        services.AddRateLimits(limits);
        services.AddValidation();
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        // A bad request throws, so that one middleware responds to all of them with a problem that names the field.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    /// <summary>Sets how the API reads and writes JSON.</summary>
    internal static void Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new ExactEnums());
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = Deepest;
    }
}
