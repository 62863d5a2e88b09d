using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CrowdComms.Web.Shared;

/// <summary>
/// Responds to every form that arrives too late with a page that says so and shows what was typed. The framework itself
/// responds with an empty 400 when the page of a form shows another thing by now, because registration has closed or a
/// second tab was faster, and when the form's antiforgery token is not valid any more.
/// </summary>
internal static class LateForms
{
    /// <summary>The address of the page that responds to a form which has no page of its own.</summary>
    internal const string Page = "/account/form-expired";

    /// <summary>The name of the form that does nothing: <c>LateFormNotice</c> has it.</summary>
    internal const string Nothing = "late-form";

    private const string Handler = "_handler";

    /// <summary>Validates antiforgery tokens, and responds to the forms that arrive too late.</summary>
    internal static IApplicationBuilder UseSecureForms(this IApplicationBuilder app) => app.UseAntiforgery().Use(static (http, next) =>
    {
        // The error page is shown for the request that failed, which may be a POST.
        if (!HttpMethods.IsPost(http.Request.Method) || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            return next(http);
        }

        var isExpired = http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
        // Only a page that is rendered for each request has forms; one that lives in a circuit takes none.
        var endpoint = http.GetEndpoint()?.Metadata;
        var isPage = endpoint?.GetMetadata<ComponentTypeMetadata>() is not null;
        if (isPage && endpoint?.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is not null)
        {
            // The page for what is not found is shown for the request, and has no form.
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                return AsGetAsync(http, next);
            }

            return BufferedAsync(http, () => isExpired ? ShowAgainAsync(http, next) : ReceiveAsync(http, next));
        }

        if (isExpired && !isPage)
        {
            http.Response.Redirect($"{Page}?back={Uri.EscapeDataString(Back(http.Request))}");
            return Task.CompletedTask;
        }

        return next(http);
    });

    /// <summary>The page of this installation from which the browser sent a request; the start page if it does not say
    /// so.</summary>
    internal static string Back(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from)
        && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase) ? from.PathAndQuery : "/";

    /// <summary>Shows the page of a form as if it were opened now.</summary>
    /// <param name="http">The request of the form.</param>
    /// <param name="next">The later middleware.</param>
    /// <param name="status">The status of the response, unless the page is not found or leads on.</param>
    internal static Task ShowAsync(HttpContext http, RequestDelegate next, int status) => BufferedAsync(http, async () =>
    {
        await AsGetAsync(http, next);
        Say(http.Response, status);
    });

    // A token is not valid any more after the person signed in or out in another tab, and after the browser forgot its
    // cookies. The form is bound, so that the page shows what was typed, but its handler does not run: the submitted
    // form is the one that does nothing.
    private static async Task ShowAgainAsync(HttpContext http, RequestDelegate next)
    {
        // A form with a token that is not valid cannot even be read before.
        http.Features.Set<IAntiforgeryValidationFeature>(new HarmlessForm());
        var fields = await FieldsAsync(http.Request);
        http.Features.Set(LateForm.Of(gone: false, fields));
        var named = (fields ?? FormCollection.Empty).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        named[Handler] = new StringValues(Nothing);
        http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(named)));
        if (!await IsReceivedAsync(http, next))
        {
            await AsGetAsync(http, next);
        }

        Say(http.Response, StatusCodes.Status400BadRequest);
    }

    private static async Task ReceiveAsync(HttpContext http, RequestDelegate next)
    {
        if (!await IsReceivedAsync(http, next))
        {
            http.Features.Set(LateForm.Of(gone: true, await FieldsAsync(http.Request)));
            await AsGetAsync(http, next);
            Say(http.Response, StatusCodes.Status409Conflict);
        }
    }

    // Returns whether the page had the form. Otherwise the response is as it was before, but for its cookies: the page
    // writes its headers again, and the framework expects that they are not there yet.
    private static async Task<bool> IsReceivedAsync(HttpContext http, RequestDelegate next)
    {
        var response = http.Response;
        var headers = response.Headers.Keys.Append(HeaderNames.SetCookie).ToHashSet(StringComparer.OrdinalIgnoreCase);
        await next(http);
        if (response.StatusCode != StatusCodes.Status400BadRequest)
        {
            return true;
        }

        foreach (var written in response.Headers.Keys.Where(name => !headers.Contains(name)).ToList())
        {
            response.Headers.Remove(written);
        }

        response.StatusCode = StatusCodes.Status200OK;
        response.Body.SetLength(0);
        return false;
    }

    // People read the page; programs read that the form was refused. A page that is not found or leads on keeps its own
    // status.
    private static void Say(HttpResponse response, int status)
    {
        response.StatusCode = response.StatusCode == StatusCodes.Status200OK ? status : response.StatusCode;
        response.Headers.CacheControl = "no-store";
    }

    // The page is rendered as if it were opened now. The renderer of a request renders one page only, so the page gets
    // services of its own.
    private static async Task AsGetAsync(HttpContext http, RequestDelegate next)
    {
        var (method, services) = (http.Request.Method, http.RequestServices);
        await using var scope = services.CreateAsyncScope();
        try
        {
            (http.Request.Method, http.RequestServices) = (HttpMethods.Get, scope.ServiceProvider);
            await next(http);
        }
        finally
        {
            (http.Request.Method, http.RequestServices) = (method, services);
        }
    }

    // In development the framework writes a text into its 400, so the response is held back until it is known.
    private static async Task BufferedAsync(HttpContext http, Func<Task> respond)
    {
        var body = http.Response.Body;
        await using var held = new MemoryStream();
        try
        {
            http.Response.Body = held;
            await respond();
        }
        finally
        {
            http.Response.Body = body;
        }

        held.Position = 0;
        await held.CopyToAsync(body, http.RequestAborted);
    }

    // Another site may send a form of its own in a visitor's name, and a page of ours would show its text as theirs. So
    // only the fields of a form from here are shown.
    private static async Task<IFormCollection?> FieldsAsync(HttpRequest request)
    {
        var isForeign = request.Headers["Sec-Fetch-Site"] == "cross-site"
            || (request.Headers[HeaderNames.Origin].ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}");
        try
        {
            return isForeign || !request.HasFormContentType ? null : await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            // The body is larger than a form may be, or is none; there is nothing to show again.
            return null;
        }
    }

    // Says that the form may be received, which holds for the form that does nothing.
    private sealed class HarmlessForm : IAntiforgeryValidationFeature
    {
        public bool IsValid => true;

        public Exception? Error => null;
    }
}
