using System.Text.Json;
using System.Text.RegularExpressions;
using CrowdComms.Data.Common;

namespace CrowdComms.Web.Api;

/// <summary>Responds to requests under <c>/api</c> that cannot be read with a problem that names the field, never with
/// a 500.</summary>
internal static partial class BadRequests
{
    private const string Body = "body";

    /// <summary>Adds the middleware that turns unreadable requests into problems.</summary>
    internal static void UseBadRequests(this IApplicationBuilder api) => api.Use(async (http, next) =>
    {
        // Databases cannot store a NUL in a text, so no name, address or filter may contain one.
        if (http.Request.Query.FirstOrDefault(q => q.Key.Contains('\0') || q.Value.Any(v => v?.Contains('\0') == true)) is { Key: { } key })
        {
            await Wrong(key.Replace("\0", "", StringComparison.Ordinal), "This value contains a NUL character. Remove it.")
                .ExecuteAsync(http);
            return;
        }

        try
        {
            await next(http);
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Answer(refused, http).ExecuteAsync(http);
        }
    });

    /// <summary>The problem response for a field that is not acceptable.</summary>
    internal static IResult Wrong(string field, string sentence) => Invalid(field, sentence).AsProblem();

    /// <summary>The error of a field that is not acceptable.</summary>
    internal static Error Invalid(string field, string sentence) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] });

    /// <summary>The error for a body that is not JSON, or JSON that does not follow the contract.</summary>
    internal static Error Of(JsonException wrong)
    {
        var unknown = Unmapped().Match(wrong.Message);
        if (unknown.Success)
        {
            return Invalid(unknown.Groups["name"].Value, "This field does not exist. Leave it out.");
        }

        var missing = Missing().Match(wrong.Message);
        if (missing.Success)
        {
            var names = missing.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries).Select(n => n.Trim('\''));
            return Error.Validation(names.ToDictionary(n => n, string[] (_) => ["This field is missing."], StringComparer.Ordinal));
        }

        var field = FieldOf(wrong.Path);
        return field.Length == 0 ? Invalid(Body, "The body cannot be read. Send one JSON object with the fields of this endpoint.")
            : Invalid(field, Listed(wrong) ?? "The value has the wrong type for this field.");
    }

    private static string? Listed(JsonException wrong) =>
        ListType().Match(wrong.Message) is { Success: true } listed && EnumNames.Of(listed.Groups["type"].Value) is { } names
            ? EnumNames.Sentence(names) : null;

    private static IResult Answer(BadHttpRequestException refused, HttpContext http)
    {
        // A value that is no member of a list, and a parameter that does not exist, is named before anything else.
        if (http.RequestServices.GetRequiredService<QueryNames>().Refusal(http) is { } query)
        {
            return query;
        }

        if (refused.InnerException is JsonException wrong)
        {
            return Of(wrong).AsProblem();
        }

        if (refused.StatusCode != StatusCodes.Status400BadRequest)
        {
            return Problems.Plain(refused.StatusCode);
        }

        var parameter = Parameter().Match(refused.Message);
        return parameter.Success
            ? Wrong(JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value),
                "The value has the wrong type for this parameter.")
            : Wrong(Body, "The request cannot be read. Send one JSON object with the fields of this endpoint.");
    }

    // Turns the JSON path into the name of the field: "$.tags[3]" is the field tags, "$['a b']" the field a b.
    private static string FieldOf(string? path) =>
        path is null ? "" : path.TrimStart('$').TrimStart('.').Replace("['", "", StringComparison.Ordinal)
            .Replace("']", "", StringComparison.Ordinal);

    [GeneratedRegex(@"JSON property '(?<name>[^']{1,200})' could not be mapped", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unmapped();

    [GeneratedRegex(@"missing required properties including: (?<names>'.+')\.", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Missing();

    // The type of a field that is a member of a list, or of one that may be null.
    [GeneratedRegex(@"could not be converted to (System\.Nullable`1\[)?(?<type>CrowdComms([.+]\w+)+)", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListType();

    [GeneratedRegex("""parameter "\S+ (?<name>\w+)" """, RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
