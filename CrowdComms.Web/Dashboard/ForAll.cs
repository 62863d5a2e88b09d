using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CrowdComms.Web.Dashboard;

/// <summary>What is drawn from figures once for all who watch them, in each language once: circuits refer to it and hold no copy. It
/// lives as long as the figures.</summary>
internal sealed class ForAll<TFigures, TDrawn>
    where TFigures : class
{
    private readonly ConditionalWeakTable<TFigures, ConcurrentDictionary<string, TDrawn>> _drawn = [];

    /// <summary>What was drawn of these figures in the present language.</summary>
    /// <param name="figures">The figures; the same object means the same figures.</param>
    /// <param name="isRight">Whether what was drawn before still fits; else it is drawn again.</param>
    /// <param name="draw">Draws it.</param>
    internal TDrawn Of(TFigures figures, Func<TDrawn, bool> isRight, Func<TDrawn> draw)
    {
        var languages = _drawn.GetValue(figures, static _ => new ConcurrentDictionary<string, TDrawn>(StringComparer.Ordinal));
        var language = CultureInfo.CurrentCulture.Name;
        return languages.TryGetValue(language, out var drawn) && isRight(drawn) ? drawn : languages[language] = draw();
    }
}
