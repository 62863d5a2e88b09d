using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Privacy;
using CrowdComms.Web.Access;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Privacy;

/// <summary>The data of one registrant as a file.</summary>
public static class PrivacyDownloads
{
    /// <summary>Adds the file for the registrant and the one for organisers.</summary>
    public static void MapPrivacyDownloads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/t/{pageKey}/data.json", OwnAsync).AllowAnonymous();
        endpoints.MapGet("/events/{slug}/registrants/{id:guid}/data.json", OfAsync).RequireAuthorization();
    }

    /// <summary>The address of the file for a person who has the ticket page, within the site.</summary>
    internal static string Own(string pageKey) => $"/t/{pageKey}/data.json";

    /// <summary>The address of the file for organisers, within the site.</summary>
    internal static string Of(string slug, Guid registrantId) => $"/events/{slug}/registrants/{registrantId}/data.json";

    /// <summary>Sends all data that is stored about the registrant of this ticket page.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound,
        ProblemHttpResult>> OwnAsync(string pageKey, HttpContext http, [FromServices] PersonFileService files) =>
            Send(http, await files.OwnAsync(pageKey, http.RequestAborted));

    /// <summary>Sends all data that is stored about a registrant to an organiser.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound,
        ProblemHttpResult>> OfAsync(string slug, Guid id, HttpContext http, [FromServices] PersonFileService files)
    {
        var accessService = http.RequestServices.GetRequiredService<AccessService>();
        return await accessService.EnterAsync(http.User, slug, http.RequestAborted) is { IsOk: true, Value: var access }
            ? Send(http, await files.OfAsync(access.Event.Id, id, access.Actor, http.RequestAborted))
            : TypedResults.NotFound();
    }

    private static Results<FileContentHttpResult, NotFound, ProblemHttpResult> Send(HttpContext http, Result<PersonFile> file)
    {
        PrivatePages.Keep(http.Response);
        if (!file.Failed(out var error))
        {
            return TypedResults.File(file.Value.Content, "application/json", file.Value.Name);
        }

        return error.Kind != ErrorKind.Forbidden ? TypedResults.NotFound() : TypedResults.Problem(
            error.Message, title: "The file was not created.", statusCode: StatusCodes.Status403Forbidden,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = error.Code });
    }
}
