using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Shared;

/// <summary>A dialog at the side of the page, which fills the screen on a phone. By <c>dialog-keys.js</c> Escape closes
/// it, and Ctrl or Cmd with Enter presses the button with <c>data-save</c>.</summary>
public sealed partial class SidePanel(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _script;
    private bool _rendered;
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
        _wanted = !_rendered;
        if (_rendered)
        {
            _script ??= await js.InvokeAsync<IJSObjectReference>("import", "./Shared/SidePanel.razor.js");
            await _script.InvokeVoidAsync("focusField", _root);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has closed the connection, so the script no longer exists.
        }
    }

    /// <inheritdoc />
    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        _rendered = true;
        return _wanted ? FocusFieldAsync() : Task.CompletedTask;
    }
}
