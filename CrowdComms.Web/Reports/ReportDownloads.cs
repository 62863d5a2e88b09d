using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Reports;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Reports;

/// <summary>The report after the event as files, for organisers.</summary>
public static class ReportDownloads
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private delegate Task<Result<EventReport>> Writing(Guid eventId, Stream to, Actor actor, CancellationToken cancellationToken);

    /// <summary>Adds the downloads as PDF and as Excel workbook.</summary>
    public static void MapReportDownloads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/events/{slug}/exports/report.pdf", PdfAsync).RequireAuthorization();
        endpoints.MapGet("/events/{slug}/exports/report.xlsx", WorkbookAsync).RequireAuthorization();
    }

    /// <summary>Sends the report as a PDF of A4 pages.</summary>
    private static Task<Results<FileStreamHttpResult, NotFound,
        ProblemHttpResult>> PdfAsync(string slug, HttpContext http, [FromServices] ReportService reports) =>
            SendAsync(http, slug, reports.WritePdfAsync, ("application/pdf", "pdf"));

    /// <summary>Sends the report as an Excel workbook, with every registrant who did not come.</summary>
    private static Task<Results<FileStreamHttpResult, NotFound,
        ProblemHttpResult>> WorkbookAsync(string slug, HttpContext http, [FromServices] ReportService reports) =>
            SendAsync(http, slug, reports.WriteWorkbookAsync, (Workbook, "xlsx"));

    private static async Task<Results<FileStreamHttpResult, NotFound,
        ProblemHttpResult>> SendAsync(HttpContext http, string slug, Writing write, (string Type, string Ending) kind)
    {
        var accessService = http.RequestServices.GetRequiredService<AccessService>();
        if (await accessService.EnterAsync(http.User, slug, http.RequestAborted) is not { IsOk: true, Value: var access })
        {
            return TypedResults.NotFound();
        }

        var file = DiskBuffer.Open();
        var unsent = file;
        try
        {
            var written = await write(access.Event.Id, file, access.Actor, http.RequestAborted);
            if (written.Failed(out var error))
            {
                return error.Kind == ErrorKind.Forbidden ? error.AsProblem() : TypedResults.NotFound();
            }

            file.Position = 0;
            unsent = null;
            http.Response.Headers.CacheControl = "private, no-store";
            return TypedResults.Stream(file, kind.Type, FileName(written.Value, kind.Ending));
        }
        finally
        {
            await (unsent?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private static string FileName(EventReport report, string ending) =>
        $"{report.Event.Slug}-report-{report.Event.Local(report.At):yyyy-MM-dd}.{ending}";
}
