using Microsoft.JSInterop;

namespace CrowdComms.Web.Badges;

/// <summary>Hands a PDF to the browser's print dialog.</summary>
internal static class PrintFrame
{
    /// <summary>Whether the dialog was opened; false where the browser shows no PDF, blocks it, or has no printer to offer.</summary>
    internal static async Task<bool> PrintAsync(this IJSRuntime js, string address, CancellationToken cancellationToken)
    {
        try
        {
            await using var script = await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./Badges/BadgePrintout.razor.js");
            return await script.InvokeAsync<bool>("print", cancellationToken, address);
        }
        catch (JSException)
        {
            // A browser that knows no frames of PDFs; the link beside the sentence still works.
            return false;
        }
    }
}
