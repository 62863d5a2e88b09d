using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Shared;

/// <summary>
/// Icons as plain markup that all circuits share. A <c>MudIcon</c> is a component with arrays of its own in each circuit: the
/// 38 on a desk were a third of its memory. For pages that many people keep open; elsewhere <c>MudIcon</c> does.
/// </summary>
internal static class Glyph
{
    private static readonly ConcurrentDictionary<(string Icon, string Look), RenderFragment> Drawn = [];

    /// <summary>Draws an icon as large as the text of a button; for the eye alone.</summary>
    /// <param name="icon">One of <c>MudBlazor.Icons</c>; never what a user wrote.</param>
    internal static RenderFragment Small(string icon) => Of(icon, "mud-icon-size-small");

    /// <summary>Draws an icon at Mud's middle size; for the eye alone.</summary>
    /// <param name="icon">One of <c>MudBlazor.Icons</c>; never what a user wrote.</param>
    /// <param name="more">A further class.</param>
    internal static RenderFragment Medium(string icon, string more = "") => Of(icon, $"mud-icon-size-medium {more}");

    private static RenderFragment Of(string icon, string look) => Drawn.GetOrAdd((icon, look), static key =>
    {
        var markup = $"""<svg class="mud-icon-root mud-svg-icon {key.Look}" focusable="false" viewBox="0 0 24 24" aria-hidden="true">{key.Icon}</svg>""";
        return builder => builder.AddMarkupContent(0, markup);
    });
}
