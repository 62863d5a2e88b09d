using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CrowdComms.Bench.Boards;

/// <summary>A page as the server rendered it, with what <c>blazor.web.js</c> reads from its comments.</summary>
/// <param name="State">The state that the page carries for its circuit; empty if it carries none.</param>
/// <param name="Parts">The operations that add the page's interactive parts to a circuit, as JSON.</param>
internal sealed partial record LivePage(string State, string Parts)
{
    /// <exception cref="InvalidOperationException">The page has no interactive part.</exception>
    internal static LivePage Read(string html)
    {
        var markers = MarkerComment().Matches(html).Select(m => JsonNode.Parse(m.Groups["json"].Value)!)
            .Where(m => m["type"]?.GetValue<string>() == "server").OrderBy(m => m["sequence"]!.GetValue<int>()).ToList();
        if (markers.Count == 0)
        {
            throw new InvalidOperationException($"A page has no interactive part: {html[..Math.Min(html.Length, 500)]}");
        }

        var adding = markers.Select((marker, i) =>
            (JsonNode)new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker });
        var batch = new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. adding]) };
        return new LivePage(StateComment().Match(html).Groups["state"].Value, batch.ToJsonString());
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MarkerComment();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[A-Za-z0-9+/=]+)-->", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StateComment();
}
