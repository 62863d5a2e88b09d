using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace CrowdComms.Web.Shared;

/// <summary>
/// Responds to a form whose body cannot be read with its page and a sentence: the connection was cut, a program sent something
/// else, or it is larger than a form may be. The framework itself responds with the page for errors of ours.
/// </summary>
internal static class UnreadableForms
{
    /// <summary>Reads the forms of all later middleware.</summary>
    internal static IApplicationBuilder UseReadableForms(this IApplicationBuilder app) => app.Use(static async (http, next) =>
    {
        // The API reads its bodies itself, as they come. The pages for errors and for what is not found are shown for the
        // request that failed, which may be a form.
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType
            || http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || http.Features.Get<IExceptionHandlerFeature>() is not null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || await StatusAsync(http) is not { } status)
        {
            await next(http);
            return;
        }

        http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        var endpoint = http.GetEndpoint()?.Metadata;
        if (endpoint?.GetMetadata<ComponentTypeMetadata>() is null
            || endpoint.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is null)
        {
            await next(http);
            return;
        }

        http.Features.Set(new LateForm(Gone: false, []) { Unread = status });
        await LateForms.ShowAsync(http, next, status);
    });

    // Null if the form can be read.
    private static async Task<int?> StatusAsync(HttpContext http)
    {
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
