using System.Text;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Registrants;

/// <summary>Endpoints with which programs get the ticket's QR code and the badge of a registrant.</summary>
internal static class RegistrantFilesApi
{
    /// <summary>Adds the endpoints for the QR code and the badge.</summary>
    internal static void MapRegistrantFiles(this IEndpointRouteBuilder people)
    {
        people.MapGet("{id:guid}/ticket.svg", TicketAsync).NeedsScope(ApiScope.Read)
            .Produces<Stream>(StatusCodes.Status200OK, "image/svg+xml").Refuses("ticket.cancelled", "registrant.anonymised");
        people.MapGet("{id:guid}/badge.pdf", Handlers.AtStart(BadgeAsync)).NeedsScope(ApiScope.Read)
            .Produces<Stream>(StatusCodes.Status200OK, "application/pdf")
            .Refuses("validation", "forbidden", "badge.cancelled", "badge.nobody", "badge.reason_missing");
    }

    /// <summary>The QR code of a registrant's ticket; there is none while the registration is cancelled. Staff.</summary>
    internal static async Task<Results<FileContentHttpResult,
        ProblemHttpResult>> TicketAsync(Guid id, HttpContext http, [FromServices] RegistrantReader registrants)
    {
        var row = await registrants.GetAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return (row.Failed(out var refused) ? refused : row.Value.TicketRefusal) is { } no ? no.AsProblem()
            : TypedResults.File(Encoding.UTF8.GetBytes(TicketQr.Svg(row.Value.TicketCode)), "image/svg+xml");
    }

    /// <summary>
    /// A registrant's badge as a PDF. The print is logged, once for each <paramref name="print"/>; a badge that was printed before
    /// needs a <paramref name="reason"/>. Staff.
    /// </summary>
    /// <param name="id">The id of the registrant.</param>
    /// <param name="print">The print's id, created by the caller: the same id again logs nothing.</param>
    /// <param name="reason">Why the badge is printed again, up to 300 characters.</param>
    /// <param name="http">The request.</param>
    internal static async Task<Results<FileStreamHttpResult,
        ProblemHttpResult>> BadgeAsync(Guid id, Guid? print, string? reason, HttpContext http)
    {
        // Each print is logged, so a link on another site must not be able to cause one.
        if (http.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return Error.Forbidden("print badges from another site").AsProblem();
        }

        var pdf = DiskBuffer.Open();
        var unsent = pdf;
        try
        {
            var order = new PrintOrder(print ?? Guid.CreateVersion7(), new BadgeFilter { Ids = [id] }, reason)
            {
                IsRecorded = !http.IsHead,
            };
            var printed = await http.RequestServices.GetRequiredService<BadgeService>()
                .PrintAsync(http.Access.Event.Id, order, pdf, http.Access.Actor, http.RequestAborted);
            if (printed.Failed(out var refused))
            {
                return refused.AsProblem();
            }

            pdf.Position = 0;
            unsent = null;
            return TypedResults.Stream(pdf, "application/pdf");
        }
        finally
        {
            await (unsent?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
