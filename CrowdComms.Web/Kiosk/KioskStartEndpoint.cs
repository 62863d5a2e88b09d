using CrowdComms.Data.Access;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Kiosk;

/// <summary>Locks a browser to a kiosk. This needs an HTTP request, because only a request can write the cookie.</summary>
public static class KioskStartEndpoint
{
    /// <summary>Adds the endpoint that receives the form which starts a kiosk.</summary>
    public static void MapKioskStart(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/kiosk/{slug}/start", Handlers.AtStart(StartAsync)).RequireAuthorization();

    /// <summary>Locks the browser of a staff member to one of the event's kiosks. If no kiosk may be started, the page
    /// says why.</summary>
    private static async Task<RedirectHttpResult> StartAsync(string slug, [FromForm] Guid? station, HttpContext http,
        [FromServices] KioskService kiosks)
    {
        var entered = await http.RequestServices.GetRequiredService<AccessService>().EnterAsync(http.User, slug, http.RequestAborted);
        if (station is { } at && !entered.Failed(out _)
            && (await kiosks.MayRunAsync(new EventStation(entered.Value.Event.Id, at), entered.Value.Actor, http.RequestAborted)).IsOk)
        {
            await KioskLock.LockAsync(http, new LockedKiosk(entered.Value.Event.Slug, at));
        }

        return TypedResults.LocalRedirect($"/kiosk/{Uri.EscapeDataString(slug)}");
    }
}
