using CrowdComms.Data.Common;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

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
        imports.MapPost("", Handlers.AtStart(StartAsync)).Repeats().AddOpenApiOperationTransformer(DescribeAsync)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Refuses(
            "validation", "forbidden", "import.unreadable", "import.too_large", "import.column_missing",
            "import.column_twice", "import.no_pass_types");
        imports.MapGet("{id:guid}", GetAsync).NeedsScope(ApiScope.Read).Refuses("forbidden");
    }

    /// <summary>
    /// Imports the people of a CSV file or an Excel workbook, in the background: poll the <c>Location</c> until it ends. Columns
    /// are recognised by their headings, those of the event's questions by their label or key, as in the event's last
    /// import with such headings; the part <c>mapping</c> overrides this. A dry run returns the columns, what is not
    /// imported, and the words for passes and statuses that need a meaning in <c>passTypes</c> and <c>statuses</c>. Organisers only.
    /// </summary>
    internal static async Task<Results<Accepted<ImportResponse>, Ok<ImportResponse>, ProblemHttpResult>> StartAsync(
        [AsParameters] ImportAsked asked, HttpContext http, [FromServices] ImportService imports)
    {
        var (access, stop) = (http.Access, http.RequestAborted);
        if (asked.Problem(http.Request.Form) is { } wrong)
        {
            return wrong.AsProblem();
        }

        var planned = await http.RequestServices.GetRequiredService<ImportPlans>().PlanAsync(access, asked, stop);
        if (planned.Failed(out var unplanned))
        {
            return Refused(unplanned);
        }

        var plan = planned.Value.Plan;
        using var kept = plan.File;
        var preview = await imports.PreviewAsync(access.Event.Id, plan, access.Actor, stop);
        if (preview.Failed(out var unread))
        {
            return Refused(unread);
        }

        if (asked.DryRun == true)
        {
            return TypedResults.Ok(ImportResponse.Of(preview.Value).With(planned.Value, preview.Value));
        }

        var started = await imports.StartAsync(access.Event.Id, plan, preview.Value.Counts.Rows, access.Actor, stop);
        return started.Failed(out var refused) ? Refused(refused)
            : await AcceptedAsync(http, started.Value, answer => answer.With(planned.Value, preview.Value));
    }

    /// <summary>How far an import is, with its row errors. Organisers only.</summary>
    internal static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http,
        [FromServices] ImportReader imports)
    {
        var answer = await AnswerAsync(id, http, imports);
        return answer.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(answer.Value);
    }

    private static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.RequestBody!.Description = ImportAsked.Parts;
        return Task.CompletedTask;
    }

    private static async Task<Results<Accepted<ImportResponse>, Ok<ImportResponse>,
        ProblemHttpResult>> AcceptedAsync(HttpContext http, Guid id, Func<ImportResponse, ImportResponse> whole)
    {
        http.RequestServices.GetRequiredService<ImportWorker>().Wake();
        var answer = await AnswerAsync(id, http, http.RequestServices.GetRequiredService<ImportReader>());
        return answer.Failed(out var refused) ? refused.AsProblem()
            : TypedResults.Accepted($"/api/v1/events/{http.Access.Event.Slug}/imports/{id}", whole(answer.Value));
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
