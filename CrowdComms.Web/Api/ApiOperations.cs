using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace CrowdComms.Web.Api;

/// <summary>What the OpenAPI document says of each operation: what the compiler knows about the endpoint, and what its
/// metadata adds.</summary>
internal static partial class ApiOperations
{
    private const string ProblemType = "application/problem+json";
    private static readonly string[] Everywhere = ["rate_limited", "database.unreachable", "validation"];

    /// <summary>Describes one operation from its method and the metadata of its endpoint.</summary>
    internal static async Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<MethodInfo>().FirstOrDefault() is { } method)
        {
            operation.OperationId =
                $"{Access().Replace(method.DeclaringType!.Name, "")}_{method.Name.Replace("Async", "", StringComparison.Ordinal)}";
        }

        Shorten(operation);
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemResponse), parameterDescription: null, cancellationToken);
        context.Document!.AddComponent("Problem", problem);
        operation.Responses ??= [];
        foreach (var codes in Codes(operation, context, metadata).GroupBy(c => ProblemCodes.All[c].Status).OrderBy(g => g.Key))
        {
            operation.Responses[$"{codes.Key}"] = Refusal(codes.Key, [.. codes.Order(StringComparer.Ordinal)], context.Document!);
        }

        Name(operation, context.Description.RelativePath!);
        Headers(operation, metadata, context.Description.HttpMethod);
        Secure(operation, metadata, context.Document!);
    }

    // Tools show the summary in lists, so it gets the first sentence; the other sentences go into the description.
    private static void Shorten(OpenApiOperation operation)
    {
        if (operation.Summary?.ReplaceLineEndings(" ") is { } whole && whole.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end)
        {
            (operation.Summary, operation.Description) = (whole[..end], whole[(end + 2)..].Trim());
        }
    }

    private static HashSet<string> Codes(OpenApiOperation operation, OpenApiOperationTransformerContext context, IList<object> metadata)
    {
        HashSet<string> codes = [.. Everywhere, .. metadata.OfType<RefusedCodes>().SelectMany(r => r.Codes)];
        codes.UnionWith(IsOpen(metadata) ? [] : ["unauthenticated", "forbidden", "two_factor_required"]);
        codes.UnionWith(context.Description.RelativePath!.Contains('{', StringComparison.Ordinal) ? ["not_found"] : []);
        codes.UnionWith(operation.RequestBody is null ? [] : ["too_large", "unsupported_media_type"]);
        return codes;
    }

    private static OpenApiResponse Refusal(int status, string[] codes, OpenApiDocument document) => new()
    {
        Description = $"{ReasonPhrases.GetReasonPhrase(status)}: "
            + $"{string.Join(" ", codes.Select(c => $"`{c}` {ProblemCodes.All[c].Meaning}"))}",
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [ProblemType] = new()
            {
                Schema = new OpenApiSchemaReference("Problem", document),
                Examples = codes.ToDictionary(c => c,
                    IOpenApiExample (c) => new OpenApiExample { Value = ProblemResponse.Example(status, c) }, StringComparer.Ordinal),
            },
        },
    };

    // A filter of the group reads the event's slug, so no endpoint method has a parameter with a description for it.
    // Names in addresses are camelCase, as in bodies.
    private static void Name(OpenApiOperation operation, string path)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query))
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        }

        if (path.Contains("{event}", StringComparison.Ordinal) && !operation.Parameters.Any(p => p.Name == "event"))
        {
            operation.Parameters.Insert(0, new OpenApiParameter
            {
                Name = "event",
                In = ParameterLocation.Path,
                Required = true,
                Description = "The event's slug.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    private static void Headers(OpenApiOperation operation, IList<object> metadata, string? method)
    {
        operation.Parameters ??= [];
        if (metadata.OfType<RepeatableMetadata>().Any())
        {
            operation.Parameters.Add(
                Header(Repeatable.Header,
                    "Makes the request safe to repeat for a day: the same key and body get the first response again.", isRequired: false));
        }

        var codes = metadata.OfType<RefusedCodes>().SelectMany(r => r.Codes).ToHashSet(StringComparer.Ordinal);
        if (method is "PUT" or "PATCH" && (codes.Contains("registrant.version_stale") || codes.Contains("event.version_stale")))
        {
            operation.Parameters.Add(Header("If-Match", "The `ETag` of the version you read.",
                codes.Contains("precondition_required")));
        }
    }

    private static OpenApiParameter Header(string name, string sentence, bool isRequired) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = isRequired,
        Description = sentence,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void Secure(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        if (IsOpen(metadata))
        {
            return;
        }

        operation.Security = [By(ApiDocument.Bearer, document)];
        if (metadata.OfType<NeededScope>().LastOrDefault() is { } needed)
        {
            operation.Security.Add(By(ApiDocument.ApiKey, document));
            operation.Description =
                $"{operation.Description}\n\nAn API key needs the scope `{needed.Scope.ToString().ToLowerInvariant()}`.".Trim();
        }
    }

    private static OpenApiSecurityRequirement By(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    // Classes such as RegistrantsApi and RegistrantStepsApi are shown under one heading.
    [GeneratedRegex("(Steps|Edits|Files)?Api$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Access();

    private static bool IsOpen(IList<object> metadata) => metadata.OfType<IAllowAnonymous>().Any();
}
