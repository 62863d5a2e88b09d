using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrowdComms.Data;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Outbox;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Web.Tokens;

/// <summary>What the tests of tokens have in common: programs that ask a running app over HTTP.</summary>
internal static partial class TokenVisitor
{
    internal const string Figures = "/api/v1/events/demo-expo/dashboard";

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static HttpClient Program(this AppInProcess app, string? scheme = null, string? secret = null)
    {
        var client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = scheme is null ? null
            : new AuthenticationHeaderValue(scheme, secret);
        return client;
    }

    /// <summary>Sends the form of the sign-in page; the client keeps the cookies.</summary>
    internal static async Task<SignedInBrowser> BrowserAsync(this AppInProcess app, string who)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        var page = await client.GetStringAsync("/account/sign-in", Stop);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = AntiforgeryField().Match(page).Groups[1].Value,
            ["Input.Email"] = $"{who}@demo.example",
            ["Input.Password"] = DemoSeed.Password,
        });
        return new SignedInBrowser(client, await client.PostAsync("/account/sign-in", form, Stop));
    }

    /// <summary>Sends the form of the pairing page; the client is the device from then on.</summary>
    internal static async Task<HttpClient> DeviceAsync(this AppInProcess app, string code)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        var page = await client.GetStringAsync("/pair", Stop);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "pair",
            ["__RequestVerificationToken"] = AntiforgeryField().Match(page).Groups[1].Value,
            ["Input.Code"] = code,
            ["Input.Name"] = "Blue tablet",
        });
        using var answer = await client.PostAsync("/pair", form, Stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
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
            ? JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(Stop)).RootElement.GetProperty("code")
                .GetString()
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

    /// <summary>The only message of a kind, which may be written after the answer that causes it.</summary>
    internal static async Task<Message> MessageAsync(this AppInProcess app, MessageKind kind)
    {
        await using var context = await app.ContextAsync();
        while (true)
        {
            if (await context.Messages.SingleOrDefaultAsync(m => m.Kind == kind, Stop) is { } message)
            {
                return message;
            }

            await Task.Delay(20, Stop);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    internal static partial Regex AntiforgeryField();
}

/// <summary>A browser's cookies, and the answer to its sign-in.</summary>
internal sealed record SignedInBrowser(HttpClient Client, HttpResponseMessage SignIn) : IDisposable
{
    public void Dispose()
    {
        SignIn.Dispose();
        Client.Dispose();
    }
}
