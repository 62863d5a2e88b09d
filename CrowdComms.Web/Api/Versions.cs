using System.Globalization;
using CrowdComms.Data.Common;
using Microsoft.Net.Http.Headers;

namespace CrowdComms.Web.Api;

/// <summary>Versions of what is edited, as entity tags (RFC 9110, 8.8.3 and 13.1.1).</summary>
internal static class Versions
{
    private static readonly Error Missing = new(
        ErrorKind.Stale, "precondition_required", "Send the ETag of what you saw as If-Match, so that nobody's change is lost.");

    /// <summary>Tells the caller which version this is.</summary>
    internal static void Tag(this HttpContext http, int version) => http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Whether <c>If-Match</c> admits a change of this version.</summary>
    /// <param name="request">The request.</param>
    /// <param name="version">The version as it is now.</param>
    /// <param name="stale">The refusal where it names others.</param>
    /// <param name="needed">Whether it must be there.</param>
    /// <returns>The problem, 428 or 412; null when it is admitted.</returns>
    internal static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult? MatchRefusal(this HttpRequest request, int version, Error stale, bool needed)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return needed ? Problems.Of(StatusCodes.Status428PreconditionRequired, Missing) : null;
        }

        var readable = EntityTagHeaderValue.TryParseList([.. request.Headers.IfMatch.OfType<string>()], out var tags);
        var tag = new EntityTagHeaderValue($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");
        return readable && tags!.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: true)) ? null : stale.AsProblem();
    }
}
