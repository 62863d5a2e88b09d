using System.Text.Json;
using System.Text.Json.Nodes;
using CrowdComms.Data.Common;

namespace CrowdComms.Web.Api;

/// <summary>JSON merge patch (RFC 7396).</summary>
internal static class MergePatch
{
    /// <summary>Its media type.</summary>
    internal const string MediaType = "application/merge-patch+json";

    /// <summary>What a body becomes by a patch.</summary>
    /// <param name="target">The body as it would be sent now.</param>
    /// <param name="patch">The patch as it was sent.</param>
    /// <param name="json">The JSON of the API.</param>
    /// <returns>The body; <c>validation</c> naming the field that is unknown or of another type.</returns>
    internal static Result<T> Apply<T>(T target, JsonElement patch, JsonSerializerOptions json)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return BadRequests.Invalid("body", "A merge patch is one JSON object.");
        }

        try
        {
            var merged = Merge(JsonSerializer.SerializeToNode(target, json), patch);
            return merged.Deserialize<T>(json) is { } patched ? patched : BadRequests.Invalid("body", "A merge patch is one JSON object.");
        }
        catch (JsonException wrong)
        {
            return BadRequests.Of(wrong);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return BadRequests.Invalid("body", "A text of the patch is no Unicode.");
        }
    }

    // RFC 7396, section 2: an object is merged member by member, null removes, everything else replaces.
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
