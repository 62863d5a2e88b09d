using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrowdComms.Data.Idempotency;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Net.Http.Headers;

namespace CrowdComms.Web.Api;

/// <summary>Tells the middleware that an endpoint is repeatable.</summary>
internal sealed record RepeatableMetadata;

/// <summary>Makes <c>POST</c> repeatable with the header <c>Idempotency-Key</c>: the same key and body get the first
/// response again, even if the connection was lost before.</summary>
internal static class Repeatable
{
    /// <summary>The name of the header.</summary>
    internal const string Header = "Idempotency-Key";

    private const int LongestKey = 200;

    // Stored responses contain personal data, so they are encrypted.
    private const string Purpose = "CrowdComms.Idempotency";

    /// <summary>Makes an endpoint repeatable.</summary>
    /// <param name="endpoint">An endpoint for <c>POST</c>.</param>
    /// <param name="keepsAnswer">Whether the first response is stored; false if doing the work again returns the same
    /// response.</param>
    internal static RouteHandlerBuilder Repeats(this RouteHandlerBuilder endpoint, bool keepsAnswer = true) => endpoint
        .WithMetadata(new RepeatableMetadata()).Refuses("idempotency.mismatch", "idempotency.in_progress", "validation")
        .AddEndpointFilter((call, next) => AnswerAsync(call, next, keepsAnswer));

    /// <summary>Buffers the body if a key is sent, because it is read twice: for the hash and by the endpoint.</summary>
    internal static void UseRepeatable(this IApplicationBuilder api) => api.Use((http, next) =>
    {
        if (http.Request.Headers.ContainsKey(Header) && http.GetEndpoint()?.Metadata.GetMetadata<RepeatableMetadata>() is not null)
        {
            http.Request.EnableBuffering();
        }

        return next(http);
    });

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next, bool keepsAnswer)
    {
        var http = call.HttpContext;
        var sent = http.Request.Headers[Header];
        if (sent.Count == 0)
        {
            return await next(call);
        }

        if (sent is not [{ Length: > 0 and <= LongestKey } key] || !key.All(c => c is > ' ' and <= '~'))
        {
            return BadRequests.Wrong(Header, $"The key needs 1 to {LongestKey} characters without spaces, such as a UUID.");
        }

        // The work is finished even if the caller disconnects: the caller sends the request again and gets the stored response.
        http.RequestAborted = CancellationToken.None;
        var requests = http.RequestServices.GetRequiredService<RepeatableRequests>();
        var begun = await requests.BeginAsync(await RequestAsync(http, key), CancellationToken.None);
        if (begun.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        return begun.Value is { Given: { } given } ? Again(http, given) ?? await next(call)
            : await WorkAsync((call, next), (requests, begun.Value.Work!.Value), keepsAnswer);
    }

    private static async Task<RepeatableRequest> RequestAsync(HttpContext http, string key)
    {
        var request = http.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        request.Body.Position = 0;
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        var caller = SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{http.User.Identity?.AuthenticationType == "ApiKey"} {http.User.UserId} {key}"));
        return new RepeatableRequest(caller, hash.GetHashAndReset(), http.AccessOrNone?.Event.Id);
    }

    private static async Task<IResult> WorkAsync(
        (EndpointFilterInvocationContext Call, EndpointFilterDelegate Next) rest,
        (RepeatableRequests Requests, Guid Id) work, bool keepsAnswer)
    {
        var http = rest.Call.HttpContext;
        var wire = http.Response.Body;
        using var written = new MemoryStream();
        var decided = false;
        try
        {
            http.Response.Body = written;
            await ((IResult)(await rest.Next(rest.Call))!).ExecuteAsync(http);
            await http.Response.Body.FlushAsync();
            http.Response.Body = wire;
            var status = http.Response.StatusCode;
            decided = status < StatusCodes.Status500InternalServerError;
            if (decided)
            {
                var kept = keepsAnswer ? Protector(http).Protect(JsonSerializer.Serialize(StoredContent.Of(http, written))) : null;
                await work.Requests.FinishAsync(work.Id, new StoredResponse(status, kept, PersonOf(http)), CancellationToken.None);
            }
        }
        finally
        {
            http.Response.Body = wire;
            if (!decided)
            {
                await work.Requests.ReleaseAsync(work.Id, CancellationToken.None);
            }
        }

        written.Position = 0;
        await written.CopyToAsync(wire);
        return Results.Empty;
    }

    // Returns null if the endpoint itself returns the same response again. If the registrant was anonymised meanwhile,
    // the stored response is gone.
    private static IResult? Again(HttpContext http, StoredResponse given) =>
        given.Answer is { } answer ? JsonSerializer.Deserialize<StoredContent>(Protector(http)
            .Unprotect(answer))!.Result(http, given.Status)
        : given.RegistrantId is null ? null
        : RegistrantErrors.Anonymised.AsProblem();

    private static IDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);

    // The registrant whom the address names, or who was created by this request; null if there is none.
    private static Guid? PersonOf(HttpContext http) =>
        http.Request.Path.Value?.Split('/') is not [_, "api", "v1", "events", _, "registrants", ..] ? null
        : Guid.TryParse(http.GetRouteValue("id")?.ToString() ?? http.Response.Headers.Location.ToString().Split('/')[^1], out var id) ? id
        : null;

    private sealed record StoredContent(string? Type, string? Location, string? Tag, byte[] Body)
    {
        internal static StoredContent Of(HttpContext http, MemoryStream body) =>
            new(http.Response.ContentType, Text(http.Response.Headers.Location), Text(http.Response.Headers.ETag), body.ToArray());

        internal IResult Result(HttpContext http, int status)
        {
            http.Response.StatusCode = status;
            http.Response.Headers[HeaderNames.Location] = Location;
            http.Response.Headers[HeaderNames.ETag] = Tag;
            http.Response.Headers["Idempotency-Replayed"] = "true";
            return Body.Length == 0 ? Results.StatusCode(status) : Results.Bytes(Body, Type);
        }

        private static string? Text(Microsoft.Extensions.Primitives.StringValues header) => header.Count == 0 ? null : header.ToString();
    }
}
