using System.Text;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web.Shared;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Api;

public sealed class SameOriginTests
{
    [Fact]
    public async Task A_cookie_alone_changes_nothing_unless_a_page_of_this_installation_asks()
    {
        await using var app = await AppInProcess.StartAsync();
        using var browser = await app.BrowserAsync("staff");
        Assert.Equal(302, (int)browser.SignIn.StatusCode);
        Assert.Equal((200, null), await browser.Client.AskAsync(Figures));
        var here = app.Address.GetLeftPart(UriPartial.Authority);

        // The call that is answered 204 to everybody shows who gets as far as that.
        Assert.Equal(204, await PostAsync(browser.Client, ("Sec-Fetch-Site", "same-origin"), ("Origin", here)));
        Assert.Equal(204, await PostAsync(browser.Client, ("Origin", here)));
        Assert.Equal(403, await PostAsync(browser.Client));
        Assert.Equal(403, await PostAsync(browser.Client, ("Origin", "null")));
        Assert.Equal(403, await PostAsync(browser.Client, ("Origin", "https://evil.example")));
        Assert.Equal(403, await PostAsync(browser.Client, ("Origin", $"http://localhost:{app.Address.Port + 1}")));
        Assert.Equal(403, await PostAsync(browser.Client, ("Sec-Fetch-Site", "cross-site"), ("Origin", here)));
        Assert.Equal(403, await PostAsync(browser.Client, ("Sec-Fetch-Site", "same-site"), ("Origin", here)));
        Assert.Equal(403, await PostAsync(browser.Client, ("Sec-Fetch-Site", "none")));
        Assert.Equal(403, await PostAsync(browser.Client, "/API/V1/AUTH/LOGOUT"));
    }

    [Fact]
    public async Task Programs_need_no_origin_and_their_token_counts_before_a_cookie()
    {
        await using var app = await AppInProcess.StartAsync();
        using var program = app.Program();
        Assert.Equal(204, await PostAsync(program));
        Assert.Equal(204, await PostAsync(program, ("Origin", "https://shop.example")));

        using var browser = await app.BrowserAsync("staff");
        Assert.Equal(204, await PostAsync(browser.Client, ("Authorization", "Bearer no.token.atall")));
        browser.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer no.token.atall");
        Assert.Equal((401, "unauthenticated"), await browser.Client.AskAsync(Figures));
    }

    private static Task<int> PostAsync(HttpClient client, params (string Name, string Value)[] headers) =>
        PostAsync(client, "/api/v1/auth/logout", headers);

    private static async Task<int> PostAsync(
        HttpClient client, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
        {
            Content = new StringContent("""{"refreshToken":"none"}""", Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request, Stop);
        return (int)answer.StatusCode;
    }
}
