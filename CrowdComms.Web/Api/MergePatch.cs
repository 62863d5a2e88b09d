using System.Text.Json;
using System.Text.Json.Nodes;
using CrowdComms.Data.Common;

namespace CrowdComms.Web.Api;

/// <summary>Applies a JSON merge patch (RFC 7396) to the body of a request.</summary>
internal static class MergePatch
{
    /// <summary>The media type that a request with a merge patch must have.</summary>
    internal const string MediaType = "application/merge-patch+json";

    private const string NoObject = "Send the merge patch as one JSON object.";

    /// <summary>Applies a patch to a body.</summary>
    /// <param name="target">The body as a program would send it now.</param>
    /// <param name="patch">The patch as the program sent it.</param>
    /// <param name="json">The JSON rules of the API.</param>
    /// <returns>The changed body; <c>validation</c> with the name of a field that is unknown or has the wrong type.</returns>
    internal static Result<T> Apply<T>(T target, JsonElement patch, JsonSerializerOptions json)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return BadRequests.Invalid("body", NoObject);
        }

        try
        {
            var merged = Merge(JsonSerializer.SerializeToNode(target, json), patch);
            return merged.Deserialize<T>(json) is { } patched ? patched : BadRequests.Invalid("body", NoObject);
        }
        catch (JsonException wrong)
        {
            return BadRequests.Of(wrong);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is not a valid text.
            return BadRequests.Invalid("body", "A text in the patch is not valid Unicode.");
        }
    }

    // RFC 7396, section 2: an object is merged member by member, null removes a member, every other value replaces it.
    private static JsonNode? Merge(JsonNode? target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return JsonSerializer.SerializeToNode(patch);
        }

        var merged = target as JsonObject ?? [];
        foreach (var member in patch.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                merged.Remove(member.Name);
            }
            else
            {
                merged[member.Name] = Merge(merged[member.Name], member.Value);
            }
        }

        return merged;
    }
}
