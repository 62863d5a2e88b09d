using System.Net.Http.Headers;
using System.Text.Json;
using CrowdComms.Data;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Web.Tokens;

/// <summary>What the tests of tokens have in common: programs that ask a running app over HTTP.</summary>
internal static class TokenVisitor
{
    internal const string Figures = "/api/v1/events/demo-expo/dashboard";

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static HttpClient Program(this AppInProcess app, string? scheme = null, string? secret = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, secret);
        return client;
    }

    internal static async Task<(int Status, string? Code)> AskAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Stop);
        return await ReadAsync(answer);
    }

    internal static async Task<(int Status, string? Code)> ReadAsync(HttpResponseMessage answer)
    {
        var code = answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(Stop)).RootElement.GetProperty("code").GetString()
            : null;
        return ((int)answer.StatusCode, code);
    }

    internal static async Task<CrowdCommsContext> ContextAsync(this AppInProcess app) =>
        await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);

    internal static async Task<Guid> UserAsync(this AppInProcess app, string who)
    {
        await using var context = await app.ContextAsync();
        return await context.Users.Where(u => u.Email == $"{who}@demo.example").Select(u => u.Id).SingleAsync(Stop);
    }
}
