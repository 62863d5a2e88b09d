using CrowdComms.Data.Messages;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Messages;

/// <summary>Asks whether a registrant wants no more mailings. Opening the page changes nothing, because mail programs
/// open links on their own.</summary>
public sealed partial class UnsubscribePage(SubscriptionService subscriptions) : ComponentBase
{
    /// <summary>The secret key that belongs to the email address, from the address of the page.</summary>
    [Parameter] public string Key { get; set; } = "";

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    private Subscription? Found { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        PrivatePages.Keep(Http.Response);
        var found = await subscriptions.FindAsync(Key, Http.RequestAborted);
        Found = found.IsOk ? found.Value : null;
        if (Found is null)
        {
            // The status is set when the response starts: set now, it would show the error page for staff, with links
            // to their events.
            Http.Response.OnStarting(() =>
            {
                Http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }
}
