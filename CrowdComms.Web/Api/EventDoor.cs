using CrowdComms.Data.Access;
using CrowdComms.Web.Access;

namespace CrowdComms.Web.Api;

/// <summary>Opens the event of <c>/events/{event}</c> before each endpoint under it: a caller without access gets an
/// error, and the endpoint finds the event in the request.</summary>
internal static class EventDoor
{
    private static readonly object Key = new();

    /// <summary>Adds a group of endpoints inside one event.</summary>
    internal static RouteGroupBuilder MapEventGroup(this IEndpointRouteBuilder api, string path)
    {
        var group = api.MapGroup($"/events/{{event}}{path}");
        group.AddEndpointFilter(EnterAsync);
        return group;
    }

    extension(HttpContext http)
    {
        /// <summary>The event that the address names, with the caller and their role in it.</summary>
        internal EventAccess Access => http.AccessOrNone!;

        /// <summary>The event and the caller; null for a request outside any event.</summary>
        internal EventAccess? AccessOrNone => (EventAccess?)http.Items[Key];
    }

    private static async ValueTask<object?> EnterAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var accessService = http.RequestServices.GetRequiredService<AccessService>();
        var entered = await accessService.EnterAsync(http.User, (string)http.GetRouteValue("event")!, http.RequestAborted);
        if (entered.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        http.Items[Key] = entered.Value;
        // The content of an event is only for this caller, so no cache may store it.
        http.Response.Headers.CacheControl = "private, no-store";
        return await next(call);
    }
}
