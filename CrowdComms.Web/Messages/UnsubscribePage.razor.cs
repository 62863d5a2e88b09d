using CrowdComms.Data.Messages;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Messages;

/// <summary>Asks whether somebody wants no more mailings. Looking changes nothing: mail programs open links by themselves.</summary>
public sealed partial class UnsubscribePage(MailingService mailings) : ComponentBase
{
    /// <summary>The key, from the address.</summary>
    [Parameter] public string Key { get; set; } = "";

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    private Subscription? Found { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        PrivatePages.Keep(Http.Response);
        var found = await mailings.FindAsync(Key, Http.RequestAborted);
        Found = found.IsOk ? found.Value : null;
        if (Found is null)
        {
            // Set now, it would lead to the page for members, who have events to go back to.
            Http.Response.OnStarting(() =>
            {
                Http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }
}
