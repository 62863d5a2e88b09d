using CrowdComms.Data.Exports;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Reports;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using CrowdComms.Web.Registrants;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Exports;

/// <summary>Endpoints with which programs download exports.</summary>
public static class ExportsApi
{
    /// <summary>Adds <c>/events/{event}/exports</c>.</summary>
    public static void MapExports(this IEndpointRouteBuilder api)
    {
        var exports = api.MapEventGroup("/exports").WithTags("Exports").NeedsScope(ApiScope.Read).Refuses("forbidden");
        exports.MapGet("registrants.csv", Handlers.AtStart(CsvAsync))
            .Produces<Stream>(StatusCodes.Status200OK, "text/csv").Refuses("validation");
        exports.MapGet("registrants.xlsx", Handlers.AtStart(XlsxAsync))
            .Produces<Stream>(StatusCodes.Status200OK, ExportDownloads.Workbook).Refuses("validation", "export.too_many_rows");
        exports.MapGet("report.pdf", ReportAsync).Produces<Stream>(StatusCodes.Status200OK, "application/pdf");
    }

    /// <summary>All registrants who match the filters, as CSV (RFC 4180, UTF-8 with a byte order mark), streamed.
    /// Organisers only.</summary>
    /// <param name="listing">The filters and the order.</param>
    /// <param name="separator">What separates the values: <c>comma</c>, or <c>semicolon</c> for Excel in countries with a
    /// decimal comma; numbers then have a decimal comma too.</param>
    /// <param name="http">The request.</param>
    internal static async Task<IResult> CsvAsync([AsParameters] RegistrantListing listing, string? separator, HttpContext http) =>
        string.IsNullOrEmpty(separator) ? await SendAsync(listing, http, ExportFormat.Csv)
            : CsvMemory.Format(separator) is { } format ? await SendAsync(listing, http, format)
            : BadRequests.Wrong(CsvMemory.Key, "Write comma or semicolon.");

    /// <summary>All registrants who match the filters, as an Excel workbook. Organisers only.</summary>
    internal static Task<IResult> XlsxAsync([AsParameters] RegistrantListing listing, HttpContext http) =>
        SendAsync(listing, http, ExportFormat.Xlsx);

    /// <summary>The event report, as a PDF of A4 pages. Organisers only.</summary>
    internal static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ReportAsync(HttpContext http,
        [FromServices] ReportService reports)
    {
        var file = DiskBuffer.Open();
        var unsent = file;
        try
        {
            var written = await reports.WritePdfAsync(http.Access.Event.Id, file, http.Access.Actor, http.RequestAborted);
            if (written.Failed(out var refused))
            {
                return refused.AsProblem();
            }

            file.Position = 0;
            unsent = null;
            return TypedResults.Stream(file, "application/pdf", $"{http.Access.Event.Slug}-report.pdf");
        }
        finally
        {
            await (unsent?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private static async Task<IResult> SendAsync(RegistrantListing listing, HttpContext http, ExportFormat format)
    {
        var (access, services, stop) = (http.Access, http.RequestServices, http.RequestAborted);
        var passes = await services.GetRequiredService<RegistrantChoices>().PassTypesAsync(access.Event.Id, access.Actor, stop);
        var query = passes.Failed(out var unseen) ? unseen : listing.Query(passes.Value);
        if (query.Failed(out var wrong))
        {
            return wrong.AsProblem();
        }

        var request = new ExportRequest(ExportKind.Registrants, format)
        {
            Registrants = query.Value,
            Narrowed = ExportDownloads.IsNarrowed(http.Request)
        };
        var opened = await services.GetRequiredService<ExportService>().OpenAsync(access.Event.Id, request, access.Actor, stop);
        if (opened.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        await using var export = opened.Value;
        return await ExportDownloads.WriteAsync(http, export, format);
    }
}
