using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CrowdComms.Web.Api;

/// <summary>The OpenAPI document: what it says of the API as a whole. <see cref="ApiOperations"/> describes its
/// operations.</summary>
internal static class ApiDocument
{
    /// <summary>The names of the two ways in which a program says who asks.</summary>
    internal const string Bearer = "bearer", ApiKey = "apiKey";

    /// <summary>Adds the OpenAPI document to the services.</summary>
    internal static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = api => api.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(ApiOperations.DescribeAsync);
        options.AddSchemaTransformer(DescribeAsync);
    });

    private static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "CrowdComms",
            Version = "v1",
            Description = "What people do on the pages, programs can do here, under the same rules. Every refused "
                + "request gets problem details (RFC 9457) with a stable `code`:\n\n"
                + string.Join('\n', ProblemCodes.All.OrderBy(c => c.Value.Status)
                    .Select(c => $"- `{c.Key}` ({c.Value.Status}): {c.Value.Meaning}")),
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "An access token from `/api/v1/auth/login`."
            },
            [ApiKey] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = "`ApiKey`, a space, and an API key of the event."
            },
        };
        return Task.CompletedTask;
    }

    // The document's generator knows neither our way to write the members of a list nor the answer to a question of the event, which
    // may be of any JSON type: the kind of the question decides which one.
    private static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(IReadOnlyDictionary<string, JsonElement>))
        {
            schema.AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean | JsonSchemaType.Array | JsonSchemaType.Null,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) is { IsEnum: true } list)
        {
            schema.Enum = [.. Enum.GetNames(list).Select(name => (JsonNode)name)];
        }

        return Task.CompletedTask;
    }
}
