using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;

namespace CrowdComms.Web.Access;

/// <summary>Leads the addresses that an event had before its slug was changed to the present ones. The REST API answers
/// under a former slug as under the present one, so that no program stops.</summary>
internal static class FormerSlugs
{
    private const string Slug = "slug";

    // Every address of an event begins with one word and the slug, such as /events/spring-expo/desk.
    private const int Place = 2;

    /// <summary>Adds the middleware. It follows authorisation, so that strangers learn nothing about the addresses of an
    /// event's members.</summary>
    internal static IApplicationBuilder UseFormerSlugs(this IApplicationBuilder app) => app.Use(static async (http, next) =>
    {
        // A browser that is locked to a kiosk has the former slug in its lock, which opens the same event.
        if (http.GetRouteValue(Slug) is not string slug || http.User.Kiosk is not null || await MovedToAsync(http, slug) is not { } now)
        {
            await next(http);
            return;
        }

        var parts = http.Request.Path.Value!.Split('/');
        parts[Place] = now;
        // The redirect keeps the method, so that a form which was open meanwhile arrives with what was typed. It is not
        // stored, because the event may get its former slug back.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        http.Response.Headers.Location = $"{http.Request.PathBase}{new PathString(string.Join('/', parts))}{http.Request.QueryString}";
    });

    // While the database is away the page says so itself, in its place and with a button that tries again.
    private static async Task<string?> MovedToAsync(HttpContext http, string slug)
    {
        try
        {
            return await http.RequestServices.GetRequiredService<EventAddresses>().MovedToAsync(slug, http.RequestAborted);
        }
        catch (Exception failure) when (http.RequestServices.GetRequiredService<Outage>().Is(failure))
        {
            return null;
        }
    }
}
