namespace CrowdComms.Web.Api;

/// <summary>The error codes that an endpoint may return, beside those that every endpoint may return.</summary>
/// <param name="Codes">The stable error codes.</param>
internal sealed record RefusedCodes(IReadOnlyList<string> Codes);

/// <summary>Records at endpoints which errors they return, for the OpenAPI document.</summary>
internal static class Refusals
{
    /// <summary>Names the error codes that an endpoint, or every endpoint of a group, may return.</summary>
    internal static TBuilder Refuses<TBuilder>(this TBuilder endpoints, params string[] codes)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RefusedCodes(codes));
}
