using System.Globalization;
using CrowdComms.Data.Common;
using Microsoft.Net.Http.Headers;

namespace CrowdComms.Web.Api;

/// <summary>Sends and compares the versions of editable things as entity tags (RFC 9110, 8.8.3 and 13.1.1).</summary>
internal static class Versions
{
    private static readonly Error Missing = new(
        ErrorKind.Stale, "precondition_required", "Send the ETag of the version you read as If-Match, so that no one’s change is lost.");

    /// <summary>Sends the version as <c>ETag</c>.</summary>
    internal static void Tag(this HttpContext http, int version) =>
        http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Checks whether <c>If-Match</c> permits a change of this version.</summary>
    /// <param name="request">The request with the header.</param>
    /// <param name="version">The version in the database now.</param>
    /// <param name="stale">The error if the header names other versions.</param>
    /// <param name="needed">Whether the header is required.</param>
    /// <returns>The problem, 428 or 412; null if the change is permitted.</returns>
    internal static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult? MatchRefusal(
        this HttpRequest request, int version, Error stale, bool needed)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return needed ? Problems.Of(StatusCodes.Status428PreconditionRequired, Missing) : null;
        }

        var readable = EntityTagHeaderValue.TryParseList([.. request.Headers.IfMatch.OfType<string>()], out var tags);
        var tag = new EntityTagHeaderValue($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");
        return readable
            && tags!.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: true)) ? null : stale.AsProblem();
    }
}
