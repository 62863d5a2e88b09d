namespace CrowdComms.Web.Api;

/// <summary>The codes of problems that an endpoint answers, beside those that every one may answer.</summary>
/// <param name="Codes">The stable codes.</param>
internal sealed record RefusedCodes(IReadOnlyList<string> Codes);

/// <summary>Writes down what an endpoint refuses.</summary>
internal static class Refusals
{
    /// <summary>Names the codes of problems that an endpoint, or every endpoint of a group, answers.</summary>
    internal static TBuilder Refuses<TBuilder>(this TBuilder endpoints, params string[] codes)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RefusedCodes(codes));
}
