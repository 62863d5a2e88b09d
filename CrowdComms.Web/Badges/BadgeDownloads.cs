using CrowdComms.Data.Access;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Common;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Badges;

/// <summary>Badges as PDF: for members of the event, and one at a time for the paired devices at its entrance.</summary>
public static class BadgeDownloads
{
    /// <summary>Adds the download of one badge and of many.</summary>
    public static void MapBadgeDownloads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/events/{slug}/registrants/{id:guid}/badge.pdf", Handlers.AtStart(OneAsync)).RequireAuthorization()
            .WithMetadata(new OpenToDevicesAttribute(), new OpenToKiosksAttribute());
        endpoints.MapGet("/events/{slug}/badges/batch.pdf", Handlers.AtStart(BatchAsync)).RequireAuthorization();
    }

    /// <summary>Sends one registrant's badge. It is logged as printed, once for each <paramref name="print"/>; 409 if a
    /// second print needs a reason.</summary>
    private static Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> OneAsync(
        string slug, Guid id, Guid? print, HttpContext http, [FromServices] BadgeService badges) =>
        PrintAsync(http, slug, new PrintOrder(print ?? Guid.CreateVersion7(), new BadgeFilter { Ids = [id] }), badges);

    /// <summary>Sends the badges of all registrants who match, one per page, ordered by name. Each is logged as a
    /// single badge is.</summary>
    private static Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> BatchAsync(
        string slug, [AsParameters] BatchQuery query, HttpContext http, [FromServices] BadgeService badges) =>
        PrintAsync(http, slug, new PrintOrder(query.Print ?? Guid.CreateVersion7(), new BadgeFilter
        {
            Confirmed = query.Confirmed ?? false,
            NotPrinted = query.NotPrinted ?? false,
            OutOfDate = query.OutOfDate ?? false,
            PassType = query.PassType,
        }), badges);

    private static async Task<Results<FileStreamHttpResult, NotFound,
        ProblemHttpResult>> PrintAsync(HttpContext http, string slug, PrintOrder order, BadgeService badges)
    {
        // Each print is logged, so a link on another site must not be able to cause one.
        var accessService = http.RequestServices.GetRequiredService<AccessService>();
        if (http.Request.Headers["Sec-Fetch-Site"] == "cross-site"
            || await accessService.EnterAsync(http.User, slug, http.RequestAborted) is not { IsOk: true, Value: var access })
        {
            return TypedResults.NotFound();
        }

        var pdf = DiskBuffer.Open();
        var unsent = pdf;
        try
        {
            var printed = await badges.PrintAsync(
                access.Event.Id, order with { IsRecorded = !http.IsHead }, pdf, access.Actor, http.RequestAborted);
            if (printed.IsOk)
            {
                pdf.Position = 0;
                AllowOwnFrame(http.Response, order.Who.Ids is null ? $"{slug}-badges.pdf" : $"{slug}-badge.pdf");
                unsent = null;
                return TypedResults.Stream(pdf, "application/pdf");
            }

            return printed.Error!.Kind == ErrorKind.NotFound ? TypedResults.NotFound() : printed.Error.AsProblem();
        }
        finally
        {
            await (unsent?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    // Our pages print the badge from a frame; no other site may show it in one.
    private static void AllowOwnFrame(HttpResponse response, string name)
    {
        response.Headers.ContentSecurityPolicy = "frame-ancestors 'self'";
        response.Headers.XFrameOptions = "SAMEORIGIN";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
    }

    /// <summary>The registrants whose badges a batch contains.</summary>
    /// <param name="Print">The id of the print, created by the caller: the same id again logs nothing.</param>
    /// <param name="Confirmed">Only registrants who are confirmed or checked in.</param>
    /// <param name="NotPrinted">Only registrants whose badge was never printed.</param>
    /// <param name="PassType">Only holders of this pass type; null for all.</param>
    internal sealed record BatchQuery(Guid? Print, bool? Confirmed, bool? NotPrinted, Guid? PassType)
    {
        /// <summary>Only registrants whose badge is out of date; with <see cref="NotPrinted"/>, these and those.</summary>
        public bool? OutOfDate { get; init; }
    }
}
