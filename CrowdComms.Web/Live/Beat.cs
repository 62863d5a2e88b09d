using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CrowdComms.Web.Live;

/// <summary>Shows nothing. What is asked to be rendered while it is rendered shares its batch.</summary>
public sealed class Beat : ComponentBase
{
    private bool _asked;

    /// <summary>Called while it is being rendered.</summary>
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
