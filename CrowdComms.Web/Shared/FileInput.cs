using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;

namespace CrowdComms.Web.Shared;

/// <summary>
/// An input for files that is disabled until the page receives what is chosen. The script that tells the server of a file
/// starts a message there and back after the input appears; a file that was dropped in between would be lost without a
/// word.
/// </summary>
public sealed class FileInput : InputFile
{
    private IDictionary<string, object>? _given;
    private bool _receives;

    /// <inheritdoc />
    protected override void OnParametersSet() => _given = AdditionalAttributes;

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        AdditionalAttributes = _receives
            ? _given
            : new Dictionary<string, object>(_given ?? new Dictionary<string, object>()) { ["disabled"] = true };
        base.BuildRenderTree(builder);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            _receives = true;
            StateHasChanged();
        }
    }
}
