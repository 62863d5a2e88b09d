using System.Text;
using CrowdComms.Data.Access;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Tickets;

/// <summary>The files that belong to a ticket: QR code and calendar entry.</summary>
public static class TicketDownloads
{
    /// <summary>Adds the files of the public ticket page, and the QR code for members of the event.</summary>
    public static void MapTicketDownloads(this IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup("/t/{pageKey}").AllowAnonymous().AddEndpointFilter((call, next) =>
        {
            PrivatePages.Keep(call.HttpContext.Response);
            return next(call);
        });
        open.MapGet("/event.ics", CalendarAsync);
        open.MapGet("/qr.svg", QrAsync);
        endpoints.MapGet("/events/{slug}/registrants/{id:guid}/ticket.svg", MemberQrAsync).RequireAuthorization().AllowCookieRedirect();
    }

    /// <summary>Sends the event as a calendar file, if the ticket is valid.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> CalendarAsync(
        string pageKey, HttpRequest request, [FromServices] TicketService tickets, [FromServices] PublicAddress site)
    {
        var page = await tickets.PageAsync(pageKey, request.HttpContext.RequestAborted);
        if (page.Failed(out _) || page.Value.Code is null)
        {
            return TypedResults.NotFound();
        }

        var address = TicketLinks.Page(site.Base($"{request.Scheme}://{request.Host}/"), pageKey);
        var clock = request.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        return TypedResults.File(
            Encoding.UTF8.GetBytes(EventCalendar.Ics(page.Value.Event, address, clock.GetUtcNow())),
            "text/calendar; charset=utf-8", $"{page.Value.Event.Slug}.ics");
    }

    /// <summary>Sends the QR code as an image that people can keep.</summary>
    private static async Task<Results<FileContentHttpResult,
        NotFound>> QrAsync(string pageKey, [FromServices] TicketService tickets, CancellationToken cancellationToken)
    {
        var page = await tickets.PageAsync(pageKey, cancellationToken);
        return page.Failed(out _) || page.Value.Code is not { } code
            ? TypedResults.NotFound()
            : TypedResults.File(Encoding.UTF8.GetBytes(TicketQr.Svg(code)), "image/svg+xml", $"{page.Value.Event.Slug}-ticket.svg");
    }

    /// <summary>Sends the QR code of a registrant to members of the event; 409 where there is no ticket.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> MemberQrAsync(
        string slug, Guid id, HttpContext http, [FromServices] AccessService accessService, [FromServices] RegistrantReader registrants)
    {
        if (http.User.UserId is not { } user
            || await accessService.EnterAsync(user, slug, http.RequestAborted) is not { IsOk: true, Value: var access })
        {
            return TypedResults.NotFound();
        }

        PrivatePages.Keep(http.Response);
        var row = await registrants.GetAsync(access.Event.Id, id, access.Actor, http.RequestAborted);
        return row.Failed(out _) ? TypedResults.NotFound()
            : row.Value.TicketRefusal is { } refusal ? refusal.AsProblem()
            : TypedResults.File(Encoding.UTF8.GetBytes(TicketQr.Svg(row.Value.TicketCode)), "image/svg+xml");
    }
}
