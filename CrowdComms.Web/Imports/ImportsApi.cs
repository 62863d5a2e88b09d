using System.Security.Claims;
using System.Text;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Imports;
using CrowdComms.Web.Account;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrowdComms.Web.Imports;

/// <summary>What the import page offers as a download.</summary>
public static class ImportsApi
{
    /// <summary>Adds the drafts of imports.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services.AddSingleton<ImportDrafts>();

    /// <summary>Adds <c>/events/{slug}/import/errors.csv</c>.</summary>
    public static void MapImports(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/events/{slug}/import/errors.csv", ErrorsAsync).RequireAuthorization();

    /// <summary>The errors of the import that the user has open in this event, a row each.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> ErrorsAsync(
        string slug, ClaimsPrincipal user, AccessService access, ImportDrafts drafts, CancellationToken cancellationToken)
    {
        if (user.UserId is not { } id || await access.EnterAsync(id, slug, cancellationToken) is not { IsOk: true, Value: var room })
        {
            return TypedResults.NotFound();
        }

        var draft = drafts.Of(room.Event.Id, room.Actor);
        return (draft.Result?.Errors ?? draft.Preview?.Errors) is not { } errors || !room.Actor.Has(MemberRole.Organiser, room.Event.Id)
            ? TypedResults.NotFound()
            : TypedResults.File(
                [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(RowErrorsFile.Csv(errors, draft.File?.RowWord ?? "Row"))],
                "text/csv; charset=utf-8", $"{slug}-import-errors.csv");
    }
}
