using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Dashboard;

/// <summary>The question mark beside a number, with the text that says what it counts. It opens by CSS, and shell.js closes it on
/// Escape, so it asks nothing of the server.</summary>
internal static class Explain
{
    private static readonly ConcurrentDictionary<(string Number, string Text), MarkupString> Drawn = [];

    /// <summary>Draws it as HTML that all circuits share.</summary>
    /// <param name="number">The name of the number.</param>
    /// <param name="text">What it counts.</param>
    internal static MarkupString Of(string number, string text) => Drawn.GetOrAdd((number, text), static key =>
    {
        var (name, what) = (HtmlEncoder.Default.Encode(key.Number), HtmlEncoder.Default.Encode(key.Text));
        var id = $"counted-{key.Number.Replace(' ', '-').ToLowerInvariant()}";
        return (MarkupString)(
            $"""<span class="counted"><button type="button" aria-label="What “{name}” counts" aria-describedby="{id}">?</button>"""
                + $"""<span role="tooltip" id="{id}">{what}</span></span>""");
    });
}
