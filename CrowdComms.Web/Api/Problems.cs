using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Api;

/// <summary>Turns errors into problem details (RFC 9457) with a stable <c>code</c>.</summary>
public static class Problems
{
    private const string Code = "code";

    /// <summary>Adds our codes to the problems that the framework itself creates.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services) => services.AddProblemDetails(options =>
        options.CustomizeProblemDetails = problem =>
        {
            // The framework names the fields as C# does, the API in camelCase.
            if (problem.ProblemDetails is HttpValidationProblemDetails checks)
            {
                problem.ProblemDetails.Status = StatusCodes.Status400BadRequest;
                checks.Errors = checks.Errors.ToDictionary(e => JsonNamingPolicy.CamelCase.ConvertName(e.Key),
                    e => e.Value, StringComparer.Ordinal);
                checks.Title = ReasonPhrases.GetReasonPhrase(StatusCodes.Status400BadRequest);
                checks.Detail ??= checks.Errors.Values.FirstOrDefault()?.FirstOrDefault();
            }

            var outage = problem.HttpContext.RequestServices.GetRequiredService<Outage>();
            if (problem.Exception is { } failure && outage.Of(failure) is { } away)
            {
                problem.ProblemDetails.Extensions[Code] = away.Code;
                problem.ProblemDetails.Detail = away.Message;
            }

            problem.ProblemDetails.Extensions.TryAdd(Code, CodeOf(problem.ProblemDetails.Status));
            problem.ProblemDetails.Detail ??= problem.ProblemDetails.Extensions[Code] is string code
                && ProblemCodes.All.TryGetValue(code, out var known) ? known.Meaning : null;
        });

    /// <summary>Shows errors under <c>/api</c> as problem details, and errors of all other addresses as pages for
    /// people.</summary>
    public static void UseErrorAnswers(this WebApplication app)
    {
        var outage = app.Services.GetRequiredService<Outage>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions
            {
                StatusCodeSelector = failure => outage.Is(failure) ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status500InternalServerError,
            });
            api.UseStatusCodePages();
            api.UseBadRequests();
            api.UseRepeatable();
        });
    }

    /// <summary>The problem response for an expected error of a service.</summary>
    // The table of codes is the documentation for programs, so its status counts before the one of the error's kind.
    public static ProblemHttpResult AsProblem(this Error error) =>
        Of(ProblemCodes.All.TryGetValue(error.Code, out var known) ? known.Status : error.Kind switch
        {
            ErrorKind.Validation => StatusCodes.Status400BadRequest,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
            ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        }, error);

    /// <summary>The problem response for an error with a given HTTP status.</summary>
    public static ProblemHttpResult Of(int status, Error error)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { [Code] = error.Code };
        if (error.Fields is { } fields)
        {
            extensions["errors"] = fields;
        }

        return TypedResults.Problem(error.Message, title: ReasonPhrases.GetReasonPhrase(status), statusCode: status,
            extensions: extensions);
    }

    /// <summary>The problem response for a refusal that the HTTP status alone explains.</summary>
    internal static ProblemHttpResult Plain(int status) => Of(status, new Error(ErrorKind.Validation, CodeOf(status), status switch
    {
        StatusCodes.Status408RequestTimeout => "The body arrived too slowly. Send it again.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this endpoint accepts.",
        StatusCodes.Status415UnsupportedMediaType =>
            "This endpoint does not accept the body’s media type. Send JSON, and name it in Content-Type.",
        StatusCodes.Status503ServiceUnavailable => ProblemCodes.All[Outage.Error.Code].Meaning,
        _ => "The request cannot be read.",
    }));

    private static string CodeOf(int? status) => status switch
    {
        StatusCodes.Status400BadRequest => "validation",
        StatusCodes.Status401Unauthorized => "unauthenticated",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status413PayloadTooLarge => "too_large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        StatusCodes.Status428PreconditionRequired => "precondition_required",
        StatusCodes.Status429TooManyRequests => "rate_limited",
        StatusCodes.Status503ServiceUnavailable => Outage.Error.Code,
        >= StatusCodes.Status500InternalServerError => "failed",
        _ => "refused",
    };
}
