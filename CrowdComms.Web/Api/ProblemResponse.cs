using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Api;

/// <summary>The response to a refused request (RFC 9457).</summary>
public sealed record ProblemResponse
{
    /// <summary>The address of a page that explains the HTTP status.</summary>
    public string? Type { get; init; }

    /// <summary>The HTTP status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status as a number.</summary>
    public required int Status { get; init; }

    /// <summary>One sentence that says what is wrong and what to do.</summary>
    public string? Detail { get; init; }

    /// <summary>The stable error code, by which programs should decide.</summary>
    public required string Code { get; init; }

    /// <summary>The fields that are not acceptable, each with its sentences.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The id of the request in the server's logs.</summary>
    public string? TraceId { get; init; }

    internal static JsonObject Example(int status, string code)
    {
        var example = new JsonObject
        {
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = ProblemCodes.All[code].Meaning,
            ["code"] = code,
        };
        if (code == "validation")
        {
            example["errors"] = new JsonObject { ["email"] = new JsonArray("Email is missing.") };
        }

        return example;
    }
}
