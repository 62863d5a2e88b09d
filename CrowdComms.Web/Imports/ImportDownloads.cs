using System.Security.Claims;
using System.Text;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Imports;

/// <summary>The downloads of the import pages.</summary>
public static class ImportDownloads
{
    /// <summary>Adds the downloads of row errors: those of a checked file, and those of an import.</summary>
    public static void MapImportDownloads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/events/{slug}/import/errors.csv", CheckedAsync).RequireAuthorization();
        endpoints.MapGet("/events/{slug}/imports/{id:guid}/errors.csv", ImportedAsync).RequireAuthorization();
    }

    /// <summary>The errors of the file that the user has open in this event, a row each.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> CheckedAsync(
        string slug, ClaimsPrincipal user, [FromServices] AccessService accessService, [FromServices] ImportDrafts drafts,
            CancellationToken cancellationToken)
    {
        if (await accessService.EnterAsync(user, slug, cancellationToken) is not { IsOk: true, Value: var access }
            || !access.Actor.Has(MemberRole.Organiser, access.Event.Id))
        {
            return TypedResults.NotFound();
        }

        var draft = drafts.Of(access.Event.Id, access.Actor);
        return draft.Preview?.Errors is not { } errors ? TypedResults.NotFound() : File(errors, draft.File?.RowWord ?? "Row", slug);
    }

    /// <summary>The rows that an import refused, and the people whom its undo left as they are.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> ImportedAsync(
        string slug, Guid id, HttpContext http, [FromServices] ImportReader reader, CancellationToken cancellationToken)
    {
        var accessService = http.RequestServices.GetRequiredService<AccessService>();
        if (await accessService.EnterAsync(http.User, slug, cancellationToken) is not { IsOk: true, Value: var access }
            || await reader.GetAsync(access.Event.Id, id, access.Actor, cancellationToken) is not { IsOk: true, Value: var run })
        {
            return TypedResults.NotFound();
        }

        var errors = await reader.ErrorsAsync(access.Event.Id, id, access.Actor, cancellationToken);
        return errors.IsOk ? File(errors.Value, run.RowWord, slug) : TypedResults.NotFound();
    }

    private static FileContentHttpResult File(IEnumerable<RowError> errors, string rowWord, string slug) => TypedResults.File(
        [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(RowErrorsFile.Csv(errors, rowWord))],
        "text/csv; charset=utf-8", $"{slug}-import-errors.csv");
}
