using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Exports;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using CrowdComms.Web.Audit;
using CrowdComms.Web.Companies;
using CrowdComms.Web.Messages;
using CrowdComms.Web.Registrants;
using CrowdComms.Web.Scans;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CrowdComms.Web.Exports;

/// <summary>The tables of an event as files, for its organisers. Each export takes the filter of its grid, with the
/// same keys in the address.</summary>
public static class ExportDownloads
{
    internal const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Adds <c>/events/{slug}/exports/{what}.csv</c> and <c>.xlsx</c>. A CSV file has the separator that the address
    /// names, otherwise the one that the browser remembers.</summary>
    public static void MapExportDownloads(this IEndpointRouteBuilder endpoints)
    {
        foreach (var kind in Enum.GetValues<ExportKind>())
        {
            endpoints.MapGet($"/events/{{slug}}/exports/{ExportWords.FileName(kind, ExportFormat.Csv)}",
                (string slug, HttpContext http) => SendAsync(http, slug, new ExportRequest(kind, CsvMemory.Format(http.Request))))
                .RequireAuthorization();
            endpoints.MapGet($"/events/{{slug}}/exports/{ExportWords.FileName(kind, ExportFormat.Xlsx)}",
                (string slug, HttpContext http) => SendAsync(http, slug, new ExportRequest(kind, ExportFormat.Xlsx)))
                .RequireAuthorization();
        }
    }

    /// <summary>Whether the address has a filter; the separator of the file is none.</summary>
    internal static bool IsNarrowed(HttpRequest request) => request.Query.Keys.Any(key => key != CsvMemory.Key);

    /// <summary>Sends an export as a file in the chosen format.</summary>
    internal static async Task<IResult> WriteAsync(HttpContext http, OpenExport export, ExportFormat format) => http.IsHead
        ? Headers(http, export, format)
        : format switch
        {
            ExportFormat.Csv or ExportFormat.Semicolons => await StreamAsync(http, export),
            ExportFormat.Xlsx => await BufferAsync(http, export),
        };

    private static async Task<IResult> SendAsync(HttpContext http, string slug, ExportRequest plain)
    {
        var accessService = http.RequestServices.GetRequiredService<AccessService>();
        if (await accessService.EnterAsync(http.User, slug, http.RequestAborted) is not { IsOk: true, Value: var access })
        {
            return TypedResults.NotFound();
        }

        var request = await NarrowedAsync(http, access, plain);
        var opened = await http.RequestServices.GetRequiredService<ExportService>()
            .OpenAsync(access.Event.Id, request, access.Actor, http.RequestAborted);
        if (opened.Failed(out var error))
        {
            return error.Kind == ErrorKind.NotFound ? TypedResults.NotFound() : Problem(error);
        }

        await using var export = opened.Value;
        http.Response.Headers.CacheControl = "private, no-store";
        return await WriteAsync(http, export, request.Format);
    }

    // Reads the filter from the address, as the page of the grid does.
    private static async Task<ExportRequest> NarrowedAsync(HttpContext http, EventAccess access, ExportRequest request)
    {
        var address = http.Request.GetEncodedUrl();
        var people = RegistrantFilter.Of(address);
        var passes = people.PassTypes.Count == 0 ? default
            : await http.RequestServices.GetRequiredService<RegistrantChoices>()
                .PassTypesAsync(access.Event.Id, access.Actor, http.RequestAborted);
        return request with
        {
            Registrants = people.Query(passes is { IsOk: true, Value: { } known } ? known : []),
            Scans = ScanFilter.Of(address).Query,
            Messages = MessageFilter.Of(address).Query,
            Audit = AuditFilter.Of(address, access.Event).Query,
            Companies = CompanyFilter.Of(address).Query,
            Narrowed = IsNarrowed(http.Request),
        };
    }

    // No data leaves with the headers, so no export is recorded.
    private static EmptyHttpResult Headers(HttpContext http, OpenExport export, ExportFormat format)
    {
        var file = new ContentDispositionHeaderValue("attachment");
        file.SetHttpFileName(export.FileName);
        http.Response.ContentType = format == ExportFormat.Xlsx ? Workbook : "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = format == ExportFormat.Xlsx ? file.ToString()
            : $"attachment; filename=\"{export.FileName}\"";
        return TypedResults.Empty;
    }

    // Writes row by row into the response. A failure cuts the connection, so that an incomplete file is not taken for a
    // complete one.
    private static async Task<IResult> StreamAsync(HttpContext http, OpenExport export)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{export.FileName}\"";
        await export.WriteAsync(http.Response.Body, http.RequestAborted);
        return TypedResults.Empty;
    }

    // The end of a workbook refers to what comes before it, so the file is written to disk first.
    private static async Task<IResult> BufferAsync(HttpContext http, OpenExport export)
    {
        var file = DiskBuffer.Open();
        var unsent = file;
        try
        {
            await export.WriteAsync(file, http.RequestAborted);
            file.Position = 0;
            unsent = null;
            return TypedResults.Stream(file, Workbook, export.FileName);
        }
        finally
        {
            await (unsent?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private static ProblemHttpResult Problem(Error error) => TypedResults.Problem(
        error.Message, title: "The export could not be written.",
        statusCode: error.Kind == ErrorKind.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status409Conflict,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = error.Code });
}
