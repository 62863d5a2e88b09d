using Microsoft.JSInterop;

namespace CrowdComms.Web.Badges;

/// <summary>Opens the browser's print dialog for a PDF.</summary>
internal static class PrintFrame
{
    /// <summary>Returns whether the dialog was opened; false if the browser shows no PDF, blocks it, or has no
    /// printer.</summary>
    internal static async Task<bool> PrintAsync(this IJSRuntime js, string address, CancellationToken cancellationToken)
    {
        try
        {
            await using var script = await js.InvokeAsync<IJSObjectReference>("import", cancellationToken,
                "./Badges/BadgePrintout.razor.js");
            return await script.InvokeAsync<bool>("print", cancellationToken, address);
        }
        catch (JSException)
        {
            // This browser cannot show a PDF in a frame; the link beside the sentence still works.
            return false;
        }
    }
}
