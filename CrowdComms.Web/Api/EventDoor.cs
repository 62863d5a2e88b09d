using CrowdComms.Data.Access;
using CrowdComms.Web.Access;

namespace CrowdComms.Web.Api;

/// <summary>The door of <c>/events/{event}</c>: who may not enter the event gets no further, and every endpoint behind it finds the room.</summary>
internal static class EventDoor
{
    private static readonly object Key = new();

    /// <summary>A group of endpoints inside one event.</summary>
    internal static RouteGroupBuilder MapEventGroup(this IEndpointRouteBuilder api, string path)
    {
        var group = api.MapGroup($"/events/{{event}}{path}");
        group.AddEndpointFilter(EnterAsync);
        return group;
    }

    extension(HttpContext http)
    {
        /// <summary>The event that the address names, and who asks.</summary>
        internal Room Room => http.RoomOrNone!;

        /// <summary>The same; null outside any event.</summary>
        internal Room? RoomOrNone => (Room?)http.Items[Key];
    }

    private static async ValueTask<object?> EnterAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var access = http.RequestServices.GetRequiredService<AccessService>();
        var entered = await access.EnterAsync(http.User, (string)http.GetRouteValue("event")!, http.RequestAborted);
        if (entered.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        http.Items[Key] = entered.Value;
        // Whatever stands in an event is for the one who asked.
        http.Response.Headers.CacheControl = "private, no-store";
        return await next(call);
    }
}
