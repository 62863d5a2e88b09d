using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CrowdComms.Web.Live;

/// <summary>Renders no HTML. The live parts that ask for a rendering inside its own rendering are sent to the browser
/// in the same batch.</summary>
public sealed class SharedBatch : ComponentBase
{
    private bool _asked;

    /// <summary>Called during the rendering; it asks the live parts of the page to render themselves.</summary>
    [Parameter, EditorRequired] public Action Deliver { get; set; } = default!;

    internal void Render()
    {
        _asked = true;
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (_asked)
        {
            _asked = false;
            Deliver();
        }
    }
}
