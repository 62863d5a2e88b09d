using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Shared;

/// <summary>A dialog at the side of the page, which fills the screen on a phone. Escape closes it; Ctrl or Cmd with
/// Enter presses the button with <c>data-save</c>.</summary>
public sealed partial class SidePanel(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _script;
    private bool _wanted;

    /// <summary>The title of the dialog.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Called when the user wants to close the dialog.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    /// <summary>The content of the dialog.</summary>
    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = default!;

    /// <summary>Moves the focus to the first field with an error, otherwise to the first field.</summary>
    public async Task FocusFieldAsync()
    {
        _wanted = _script is null;
        if (_script is not null)
        {
            await _script.InvokeVoidAsync("focusField", _root);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_script is null)
        {
            return;
        }

        try
        {
            await _script.InvokeVoidAsync("detach");
            await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has closed the connection, so the script no longer exists.
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var script = await js.InvokeAsync<IJSObjectReference>("import", "./Shared/SidePanel.razor.js");
            await script.InvokeVoidAsync("attach", _root);
            _script = script;
            if (_wanted)
            {
                await FocusFieldAsync();
            }
        }
    }
}
