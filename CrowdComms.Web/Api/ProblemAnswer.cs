using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Api;

/// <summary>A refusal (RFC 9457).</summary>
/// <param name="Type">A page about the status.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">One sentence that a person can act on.</param>
/// <param name="Code">Stable; branch on it.</param>
/// <param name="Errors">For fields that are not acceptable: field to sentences.</param>
/// <param name="TraceId">Names the request in the logs.</param>
public sealed record ProblemAnswer(
    string? Type, string? Title, int? Status, string? Detail, string Code, IReadOnlyDictionary<string, string[]>? Errors, string? TraceId)
{
    internal static JsonObject Example(int status, string code)
    {
        var example = new JsonObject
        {
            ["title"] = ReasonPhrases.GetReasonPhrase(status), ["status"] = status, ["detail"] = ProblemCodes.All[code].Meaning, ["code"] = code,
        };
        if (code == "validation")
        {
            example["errors"] = new JsonObject { ["email"] = new JsonArray("E-mail is missing.") };
        }

        return example;
    }
}
