using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Shared;

/// <summary>
/// Icons as plain HTML that all circuits share. A <c>MudIcon</c> is a component that needs memory in each circuit: the
/// 38 icons of a desk took a third of its memory. This is for pages that many people keep open; other pages use
/// <c>MudIcon</c>.
/// </summary>
internal static class Glyph
{
    private static readonly ConcurrentDictionary<(string Icon, string Look), RenderFragment> Drawn = [];

    /// <summary>Draws an icon in the size of a button's text; screen readers skip it.</summary>
    /// <param name="icon">One of <c>MudBlazor.Icons</c>; never a text that a user wrote, because it is written into the
    /// page unchecked.</param>
    internal static RenderFragment Small(string icon) => Of(icon, "mud-icon-size-small");

    /// <summary>Draws an icon in MudBlazor's medium size; screen readers skip it.</summary>
    /// <param name="icon">One of <c>MudBlazor.Icons</c>; never a text that a user wrote, because it is written into the
    /// page unchecked.</param>
    /// <param name="more">A further CSS class; empty for none.</param>
    internal static RenderFragment Medium(string icon, string more = "") => Of(icon, $"mud-icon-size-medium {more}");

    private static RenderFragment Of(string icon, string look) => Drawn.GetOrAdd((icon, look), static key =>
    {
        var markup =
            $"""<svg class="mud-icon-root mud-svg-icon {key.Look}" focusable="false" viewBox="0 0 24 24" """
                + $"""aria-hidden="true">{key.Icon}</svg>""";
        return builder => builder.AddMarkupContent(0, markup);
    });
}
