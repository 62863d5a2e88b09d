using System.Text.Json.Serialization;

namespace CrowdComms.Web.Api;

/// <summary>What all endpoints of <c>/api</c> share.</summary>
public static class ApiServices
{
    /// <summary>Adds problem details, and enums written as their names.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblems();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
    }
}
