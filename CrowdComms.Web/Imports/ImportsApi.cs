using System.Text.Json;
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
    // The service names the limit; a file far over it is not even read.
    private const long MostBytes = UploadFolder.Most + (8L * 1024 * 1024);

    /// <summary>Adds <c>/events/{event}/imports</c>.</summary>
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapEventGroup("/imports").WithTags("Imports").NeedsScope(ApiScope.Write);
        imports.MapPost("", StartAsync).Repeats().WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Refuses(
            "validation", "forbidden", "import.unreadable", "import.too_large", "import.column_missing", "import.column_twice", "import.no_pass_types");
        imports.MapGet("{id:guid}", GetAsync).NeedsScope(ApiScope.Read).Refuses("forbidden");
    }

    /// <summary>
    /// Imports the people of a CSV file or an Excel workbook, in the background: look at the <c>Location</c> until it is over. Columns
    /// are recognised by their headings, those of the event's questions by their label or key, as the event's last import of such headings was read. Organisers only.
    /// </summary>
    internal static async Task<Results<Accepted<ImportResponse>, Ok<ImportResponse>, ProblemHttpResult>> StartAsync(
        IFormFile file, [AsParameters] ImportAsked asked, HttpContext http, ImportService imports)
    {
        var (room, stop) = (http.Room, http.RequestAborted);
        var onDuplicate = OnDuplicate.Skip;
        if (asked.OnDuplicate is { } word && (!char.IsLetter(word.FirstOrDefault()) || !Enum.TryParse(word, ignoreCase: true, out onDuplicate)))
        {
            return BadRequests.Invalid("onDuplicate", "Write skip or update.").AsProblem();
        }

        await using var content = file.OpenReadStream();
        var received = await imports.ReceiveAsync(room.Event.Id, new Upload(Path.GetFileName(file.FileName), content), room.Actor, stop);
        if (received.Failed(out var unreadable))
        {
            return Refused(unreadable);
        }

        using var kept = received.Value;
        var choices = await imports.SuggestAsync(room.Event.Id, kept, stop);
        var plan = new PlannedImport(kept, choices with { OnDuplicate = onDuplicate });
        var preview = await imports.PreviewAsync(room.Event.Id, plan, room.Actor, stop);
        if (preview.Failed(out var wrong))
        {
            return Refused(wrong);
        }

        if (asked.DryRun == true)
        {
            return TypedResults.Ok(ImportResponse.Of(preview.Value));
        }

        var started = await imports.StartAsync(room.Event.Id, plan, preview.Value.Counts.Rows, room.Actor, stop);
        return started.Failed(out var refused) ? Refused(refused) : await AcceptedAsync(http, started.Value);
    }

    /// <summary>How far an import is, with its row errors. Organisers only.</summary>
    internal static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http, ImportReader imports)
    {
        var answer = await AnswerAsync(id, http, imports);
        return answer.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(answer.Value);
    }

    private static async Task<Results<Accepted<ImportResponse>, Ok<ImportResponse>, ProblemHttpResult>> AcceptedAsync(HttpContext http, Guid id)
    {
        http.RequestServices.GetRequiredService<ImportWorker>().Wake();
        var answer = await AnswerAsync(id, http, http.RequestServices.GetRequiredService<ImportReader>());
        return answer.Failed(out var refused) ? refused.AsProblem()
            : TypedResults.Accepted($"/api/v1/events/{http.Room.Event.Slug}/imports/{id}", answer.Value);
    }

    private static async Task<Result<ImportResponse>> AnswerAsync(Guid id, HttpContext http, ImportReader imports)
    {
        var (room, stop) = (http.Room, http.RequestAborted);
        var run = await imports.GetAsync(room.Event.Id, id, room.Actor, stop);
        var errors = run.Failed(out var refused) ? refused : await imports.ErrorsAsync(room.Event.Id, id, room.Actor, stop);
        return errors.Failed(out var unseen) ? unseen : ImportResponse.Of(run.Value, errors.Value);
    }

    private static ProblemHttpResult Refused(Error error) =>
        error.Code == "import.too_large" ? Problems.Of(StatusCodes.Status413PayloadTooLarge, error) : error.AsProblem();
}

/// <summary>How a file is imported.</summary>
public sealed record ImportAsked
{
    /// <summary>Look at the file and answer what would become of it; nothing is imported.</summary>
    public bool? DryRun { get; init; }

    /// <summary>What becomes of a row whose e-mail is registered already: <c>skip</c> or <c>update</c>.</summary>
    public string? OnDuplicate { get; init; }
}

/// <summary>An import.</summary>
/// <param name="Id">Which one; null for a dry run.</param>
/// <param name="State"><c>Queued</c>, <c>Running</c>, <c>Finished</c>, <c>Stopped</c>, <c>Failed</c>, <c>Undoing</c> or <c>Undone</c>; <c>Checked</c> for a dry run.</param>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Done">Rows that are done.</param>
/// <param name="Created">People registered.</param>
/// <param name="Updated">People changed.</param>
/// <param name="Skipped">People left as they were.</param>
/// <param name="Failed">Rows with errors.</param>
/// <param name="Errors">The first of them.</param>
public sealed record ImportResponse(
    Guid? Id, string State, int Rows, int Done, int Created, int Updated, int Skipped, int Failed, IReadOnlyList<ImportRowError> Errors)
{
    internal static ImportResponse Of(ImportRun run, IEnumerable<RowError> errors) => Of((run.Id, run.State.ToString(), run.Rows), run.Counts, errors);

    internal static ImportResponse Of(ImportPreview preview) => Of((null, "Checked", preview.Counts.Rows), preview.Counts, preview.Errors);

    private static ImportResponse Of((Guid? Id, string State, int Rows) run, ImportCounts counts, IEnumerable<RowError> errors) => new(
        run.Id, run.State, run.Rows, counts.Rows, counts.New, counts.Updated, counts.Skipped, counts.Refused,
        [.. errors.Select(e => new ImportRowError(e.Row, FieldOf(e.Field), e.Message))]);

    // Pages call a field by its label, programs by its name.
    private static string FieldOf(string label) => ImportField.All.Where(f => ImportFields.Label(f) == label)
        .Select(f => JsonNamingPolicy.CamelCase.ConvertName(f.Name)).FirstOrDefault(label);
}

/// <summary>An error of a row.</summary>
/// <param name="Row">The row's number in the file.</param>
/// <param name="Field">The field.</param>
/// <param name="Message">One sentence.</param>
public sealed record ImportRowError(int Row, string Field, string Message);
