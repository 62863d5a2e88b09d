using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;

namespace CrowdComms.Web.Dashboard;

/// <summary>What event streams send of one set of figures: made once for all callers who may see the same, and written as JSON once.
/// It lives as long as the figures.</summary>
internal static class SharedResponses
{
    private static readonly ConditionalWeakTable<EventFigures, ConcurrentDictionary<(EventFacts, bool), DashboardResponse>> All = [];
    private static readonly ConditionalWeakTable<DashboardResponse, string> Texts = [];

    /// <summary>The response for a caller, the same object for each who may see the same.</summary>
    internal static DashboardResponse Of(EventFigures figures, DashboardReader reader) =>
        All.GetValue(figures, static _ => new ConcurrentDictionary<(EventFacts, bool), DashboardResponse>())
            .GetOrAdd(
                (reader.Event, reader.SeesNames), static (_, made) => DashboardResponse.Of(made.figures, made.reader), (figures, reader));

    /// <summary>The response as JSON.</summary>
    internal static string Json(DashboardResponse response, JsonSerializerOptions options)
    {
        if (!Texts.TryGetValue(response, out var text))
        {
            Texts.AddOrUpdate(response, text = JsonSerializer.Serialize(response, options));
        }

        return text;
    }
}
