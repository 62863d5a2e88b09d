using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using CrowdComms.Data.Events;

namespace CrowdComms.Web.Dashboard;

/// <summary>What is drawn from figures once for all who watch them, in each language once: circuits refer to it and hold no copy. It
/// lives as long as the figures. A page that was opened before the event got another slug or time zone has a drawing of its own.</summary>
internal sealed class ForAll<TFigures, TDrawn>
    where TFigures : class
{
    private readonly ConditionalWeakTable<TFigures, ConcurrentDictionary<(EventFacts Place, string Language), TDrawn>> _drawn = [];

    /// <summary>What was drawn of these figures in the present language.</summary>
    /// <param name="figures">The figures; the same object means the same figures.</param>
    /// <param name="place">The event as the page knows it.</param>
    /// <param name="isRight">Whether what was drawn before still fits; else it is drawn again.</param>
    /// <param name="draw">Draws it.</param>
    internal TDrawn Of(TFigures figures, EventFacts place, Func<TDrawn, bool> isRight, Func<TDrawn> draw)
    {
        var all = _drawn.GetValue(figures, static _ => new ConcurrentDictionary<(EventFacts, string), TDrawn>());
        var key = (place, CultureInfo.CurrentCulture.Name);
        return all.TryGetValue(key, out var drawn) && isRight(drawn) ? drawn : all[key] = draw();
    }
}
