using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Api;

/// <summary>A refusal (RFC 9457).</summary>
public sealed record ProblemResponse
{
    /// <summary>A page about the status.</summary>
    public string? Type { get; init; }

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The status.</summary>
    public required int Status { get; init; }

    /// <summary>One sentence that a person can act on.</summary>
    public string? Detail { get; init; }

    /// <summary>Stable; branch on it.</summary>
    public required string Code { get; init; }

    /// <summary>Fields that are not acceptable: field to sentences.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Names the request in the logs.</summary>
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
            example["errors"] = new JsonObject { ["email"] = new JsonArray("E-mail is missing.") };
        }

        return example;
    }
}
