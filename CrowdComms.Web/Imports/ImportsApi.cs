using CrowdComms.Data.Common;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Imports;

/// <summary>Imports of files for programs.</summary>
public static class ImportsApi
{
    // The service returns the error for a file that is too large; the body of a file far above the limit is not even read.
    private const long MostBytes = UploadFolder.Most + (8L * 1024 * 1024);

    /// <summary>Adds <c>/events/{event}/imports</c>.</summary>
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapEventGroup("/imports").WithTags("Imports").NeedsScope(ApiScope.Write);
        imports.MapPost("", StartAsync).Repeats().WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Refuses(
            "validation", "forbidden", "import.unreadable", "import.too_large", "import.column_missing",
            "import.column_twice", "import.no_pass_types");
        imports.MapGet("{id:guid}", GetAsync).NeedsScope(ApiScope.Read).Refuses("forbidden");
    }

    /// <summary>
    /// Imports the people of a CSV file or an Excel workbook, in the background: look at the <c>Location</c> until it is over. Columns
    /// are recognised by their headings, those of the event's questions by their label or key, as the event's last
    /// import of such headings was read. Organisers only.
    /// </summary>
    internal static async Task<Results<Accepted<ImportResponse>, Ok<ImportResponse>, ProblemHttpResult>> StartAsync(
        IFormFile file, [AsParameters] ImportAsked asked, HttpContext http, ImportService imports)
    {
        var (access, stop) = (http.Access, http.RequestAborted);
        if (DuplicatesOf(asked) is not { } onDuplicate)
        {
            return BadRequests.Invalid("onDuplicate", "Write skip or update.").AsProblem();
        }

        await using var content = file.OpenReadStream();
        var received = await imports.ReceiveAsync(
            access.Event.Id, new Upload(Path.GetFileName(file.FileName), content), access.Actor, stop);
        if (received.Failed(out var unreadable))
        {
            return Refused(unreadable);
        }

        using var kept = received.Value;
        var choices = await imports.SuggestAsync(access.Event.Id, kept, stop);
        var plan = new PlannedImport(kept, choices with { OnDuplicate = onDuplicate });
        var preview = await imports.PreviewAsync(access.Event.Id, plan, access.Actor, stop);
        if (preview.Failed(out var wrong))
        {
            return Refused(wrong);
        }

        if (asked.DryRun == true)
        {
            return TypedResults.Ok(ImportResponse.Of(preview.Value));
        }

        var started = await imports.StartAsync(access.Event.Id, plan, preview.Value.Counts.Rows, access.Actor, stop);
        return started.Failed(out var refused) ? Refused(refused) : await AcceptedAsync(http, started.Value);
    }

    /// <summary>How far an import is, with its row errors. Organisers only.</summary>
    internal static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http, ImportReader imports)
    {
        var answer = await AnswerAsync(id, http, imports);
        return answer.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(answer.Value);
    }

    // A number is no word here, though the framework would read it as one.
    private static OnDuplicate? DuplicatesOf(ImportAsked asked) =>
        asked.OnDuplicate is not { } word ? OnDuplicate.Skip
        : char.IsLetter(word.FirstOrDefault()) && Enum.TryParse<OnDuplicate>(word, ignoreCase: true, out var read) ? read
        : null;

    private static async Task<Results<Accepted<ImportResponse>, Ok<ImportResponse>,
        ProblemHttpResult>> AcceptedAsync(HttpContext http, Guid id)
    {
        http.RequestServices.GetRequiredService<ImportWorker>().Wake();
        var answer = await AnswerAsync(id, http, http.RequestServices.GetRequiredService<ImportReader>());
        return answer.Failed(out var refused) ? refused.AsProblem()
            : TypedResults.Accepted($"/api/v1/events/{http.Access.Event.Slug}/imports/{id}", answer.Value);
    }

    private static async Task<Result<ImportResponse>> AnswerAsync(Guid id, HttpContext http, ImportReader imports)
    {
        var (access, stop) = (http.Access, http.RequestAborted);
        var run = await imports.GetAsync(access.Event.Id, id, access.Actor, stop);
        var errors = run.Failed(out var refused) ? refused : await imports.ErrorsAsync(access.Event.Id, id, access.Actor, stop);
        return errors.Failed(out var unseen) ? unseen : ImportResponse.Of(run.Value, errors.Value);
    }

    private static ProblemHttpResult Refused(Error error) =>
        error.Code == "import.too_large" ? Problems.Of(StatusCodes.Status413PayloadTooLarge, error) : error.AsProblem();
}
