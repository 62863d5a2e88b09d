using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Registration;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Shared;

/// <summary>A form whose body is cut, is no form or is too large gets its page with a sentence, on every page that takes forms.</summary>
public sealed class UnreadableFormsTests
{
    private const string Unread = "We could not read what your browser sent.", TooLarge = "The form is too large.";

    // What is sent, and how the page answers.
    private static readonly (string Name, Func<HttpContent> Body, HttpStatusCode Status, string Says)[] Bodies =
    [
        ("cut", () => Of("junk"u8.ToArray(), "multipart/form-data; boundary=x"), HttpStatusCode.BadRequest, Unread),
        ("without boundary", () => Of("junk"u8.ToArray(), "multipart/form-data"), HttpStatusCode.BadRequest, Unread),
        ("too many fields", () => new FormUrlEncodedContent(Enumerable.Range(0, 1025).Select(i => KeyValuePair.Create($"Input.F{i}", "x"))),
            HttpStatusCode.BadRequest, Unread),
        ("too large", () => Of(new byte[31_000_000], "application/x-www-form-urlencoded"), HttpStatusCode.RequestEntityTooLarge, TooLarge),
    ];

    [Fact]
    public async Task A_form_that_cannot_be_read_gets_its_page_with_a_sentence()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        using var client = Client(app);
        foreach (var address in new[]
        {
            $"/register/{world.Slug}", $"/register/{world.Slug}/waiting", $"/t/{world.Ticket}?act=change", $"/c/{world.Company}",
            $"/account/invitation/{world.Invitation}", "/account/sign-in", "/account/forgot-password", "/account/new-password", "/pair",
        })
        {
            var heading = await HeadingAsync(await client.GetAsync(address, Stop));
            foreach (var (name, body, status, says) in Bodies)
            {
                using var answer = await SendAsync(client, address, body);
                var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop), Stop);

                Assert.True(status == answer.StatusCode, $"{address}, {name}: {answer.StatusCode}");
                Assert.Contains(says, FormVisitor.Shown(page), StringComparison.Ordinal);
                Assert.Equal(heading, page.QuerySelector("h1")?.TextContent);
            }
        }
    }

    [Fact]
    public async Task No_page_or_endpoint_that_needs_no_sign_in_breaks_at_a_body_that_it_cannot_read()
    {
        await using var app = await OpenAsync();
        using var client = Client(app);
        var doors = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => (e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
                || e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
                && e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}").Where(door => door != "/error")
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.InRange(doors.Count, 15, int.MaxValue);
        foreach (var door in doors)
        {
            foreach (var (name, body, _, _) in Bodies)
            {
                using var answer = await SendAsync(client, door.Replace('{', '-').Replace('}', '-'), body);

                Assert.True((int)answer.StatusCode < 500, $"{door}, {name}: {answer.StatusCode}");
            }
        }
    }

    private static async Task<string?> HeadingAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return (await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop), Stop))
                .QuerySelector("h1")?.TextContent;
        }
    }

    // A client that waits for the server's consent sends no large body in vain.
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, Func<HttpContent> body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body() };
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request, Stop);
    }

    private static ByteArrayContent Of(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static HttpClient Client(AppInProcess app) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

    private static Task<AppInProcess> OpenAsync() => AppInProcess.StartAsync(new AppSettings
    {
        More = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["RateLimits:RegistrationPerMinute"] = "100000",
            ["RateLimits:SignInPerMinute"] = "10000",
        },
    });
}
