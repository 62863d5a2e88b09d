using CrowdComms.Data.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CrowdComms.Web.Languages;

/// <summary>Renders its content in a language of its own. A circuit speaks one language, but a kiosk speaks that of the visitor
/// who is in front of it. Components in the content render later by themselves, so each of them has one of these.</summary>
public sealed class InLanguage : ComponentBase
{
    /// <summary>The language of the content.</summary>
    [Parameter, EditorRequired] public Language Language { get; set; } = Language.English;

    /// <summary>The content, rendered within this component, so that all its texts are asked for here.</summary>
    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = default!;

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        using (Language.Speak())
        {
            ChildContent(builder);
        }
    }
}
