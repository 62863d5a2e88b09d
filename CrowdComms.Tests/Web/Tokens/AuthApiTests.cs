using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Tokens;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Tokens;

public sealed class AuthApiTests
{
    private const string Staff = "staff@demo.example", Wrong = "wrong-wrong-wrong", LongEnough = "quite long enough";

    [Fact]
    public async Task Somebody_signs_in_works_gets_the_next_tokens_and_signs_out()
    {
        await using var app = await AppInProcess.StartAsync();
        using var program = app.Program();
        using var answer =
            await PostAsync(program, "login", new { email = " Staff\u200B@demo.example. ", password = DemoSeed.Password });
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var first = await JsonAsync(answer);
        Assert.Equal(("Bearer", 900),
            (first.GetProperty("tokenType").GetString(), first.GetProperty("expiresIn").GetInt32()));

        using var signedIn = app.Program("Bearer", first.GetProperty("accessToken").GetString());
        Assert.Equal((200, null), await signedIn.AskAsync(Figures));
        var me = await signedIn.GetFromJsonAsync<JsonElement>("/api/v1/auth/me", Stop);
        Assert.Equal((Staff, false), (me.GetProperty("email").GetString(), me.GetProperty("isAdmin").GetBoolean()));
        var membership = Assert.Single(me.GetProperty("memberships").EnumerateArray());
        Assert.Equal(("demo-expo", "Staff"),
            (membership.GetProperty("event").GetString(), membership.GetProperty("role").GetString()));

        var second = await JsonAsync(await PostAsync(program, "refresh", new { refreshToken = Refresh(first) }));
        Assert.NotEqual(Refresh(first), Refresh(second));
        Assert.Equal(204, (await CodeAsync(program, "logout", new { refreshToken = Refresh(second) })).Status);
        Assert.Equal((401, "unauthenticated"),
            await CodeAsync(program, "refresh", new { refreshToken = Refresh(second) }));
        Assert.Equal((400, "validation"), await CodeAsync(program, "refresh", new { }));
        Assert.Equal((400, "validation"), await CodeAsync(program, "login", new { email = Staff }));
        Assert.Equal((401, "unauthenticated"),
            await CodeAsync(program, "login", new { email = "nobody@demo.example", password = DemoSeed.Password }));
    }

    [Fact]
    public async Task A_stolen_refresh_token_ends_the_sign_in_as_soon_as_both_have_used_it()
    {
        await using var app = await AppInProcess.StartAsync();
        using var program = app.Program();
        var first = Refresh(await JsonAsync(
            await PostAsync(program, "login", new { email = Staff, password = DemoSeed.Password })));
        var thief = Refresh(await JsonAsync(await PostAsync(program, "refresh", new { refreshToken = first })));

        Assert.Equal((401, "unauthenticated"), await CodeAsync(program, "refresh", new { refreshToken = first }));
        Assert.Equal((401, "unauthenticated"), await CodeAsync(program, "refresh", new { refreshToken = thief }));
    }

    [Fact]
    public async Task A_changed_password_ends_the_sign_in()
    {
        await using var app = await AppInProcess.StartAsync();
        using var program = app.Program();
        var token = Refresh(await JsonAsync(
            await PostAsync(program, "login", new { email = Staff, password = DemoSeed.Password })));
        await WithUserAsync(app,
            async (users, user) =>
                Assert.True((await users.ChangePasswordAsync(user, DemoSeed.Password, LongEnough)).Succeeded));

        Assert.Equal((401, "unauthenticated"), await CodeAsync(program, "refresh", new { refreshToken = token }));
        Assert.Equal((401, "unauthenticated"),
            await CodeAsync(program, "login", new { email = Staff, password = DemoSeed.Password }));
        Assert.Equal((200, null), await CodeAsync(program, "login", new { email = Staff, password = LongEnough }));
    }

    [Fact]
    public async Task Five_failures_lock_the_account_for_the_page_too()
    {
        await using var app = await AppInProcess.StartAsync();
        using var program = app.Program();
        for (var failure = 1; failure < 5; failure++)
        {
            Assert.Equal((401, "unauthenticated"),
                await CodeAsync(program, "login", new { email = Staff, password = Wrong }));
        }

        Assert.Equal((403, "locked_out"), await CodeAsync(program, "login", new { email = Staff, password = Wrong }));
        Assert.Equal((403, "locked_out"),
            await CodeAsync(program, "login", new { email = Staff, password = DemoSeed.Password }));
        using var page = await app.BrowserAsync("staff");
        Assert.Contains(WebUtility.HtmlEncode(TokenErrors.LockedOut.Message[..24]),
            await page.SignIn.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_and_its_failures_lock_the_account()
    {
        await using var app = await AppInProcess.StartAsync();
        using var program = app.Program();
        string[] recovery = [];
        await WithUserAsync(app, async (users, user) =>
        {
            await users.ResetAuthenticatorKeyAsync(user);
            await users.SetTwoFactorEnabledAsync(user, true);
            recovery = [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 2))!];
        });
        var code = await AuthenticatorAsync(app);

        Assert.Equal((401, "two_factor_required"),
            await CodeAsync(program, "login", new { email = Staff, password = DemoSeed.Password }));
        Assert.Equal((401, "unauthenticated"),
            await CodeAsync(program, "login", new { email = Staff, password = Wrong, twoFactorCode = code }));
        Assert.Equal((200, null),
            await CodeAsync(program, "login",
                new { email = Staff, password = DemoSeed.Password, twoFactorCode = $"{code[..3]} {code[3..]}" }));
        Assert.Equal((200, null),
            await CodeAsync(program, "login",
                new { email = Staff, password = DemoSeed.Password, twoFactorCode = recovery[0] }));
        for (var failure = 1; failure < 5; failure++)
        {
            Assert.Equal((401, "two_factor_required"),
                await CodeAsync(program, "login",
                    new { email = Staff, password = DemoSeed.Password, twoFactorCode = recovery[0] }));
        }

        Assert.Equal((403, "locked_out"),
            await CodeAsync(program, "login",
                new { email = Staff, password = DemoSeed.Password, twoFactorCode = recovery[0] }));
        Assert.Equal((403, "locked_out"),
            await CodeAsync(program, "login",
                new { email = Staff, password = DemoSeed.Password, twoFactorCode = recovery[1] }));
    }

    [Fact]
    public async Task Where_it_is_switched_on_somebody_makes_an_account_that_may_do_nothing_and_learns_of_no_other()
    {
        await using var shut = await AppInProcess.StartAsync();
        var wish = new { email = "new@demo.example", password = LongEnough, displayName = "New" };
        using (var stranger = shut.Program())
        {
            Assert.Equal((403, "forbidden"), await CodeAsync(stranger, "register", wish));
        }

        await using var app = await AppInProcess.StartAsync(With("Accounts:SelfRegistration", "true"));
        using var program = app.Program();
        Assert.Equal((201, null), await CodeAsync(program, "register", wish));
        Assert.Equal((201, null), await CodeAsync(program, "register", wish with { password = "another long one" }));
        Assert.Equal((201, null), await CodeAsync(program, "register", wish with { email = Staff }));
        Assert.Equal((400, "validation"), await CodeAsync(program, "register", wish with { password = "short" }));
        Assert.Equal((400, "validation"), await CodeAsync(program, "register", wish with { email = "no address" }));
        Assert.Equal((400, "validation"), await CodeAsync(program, "register", wish with { displayName = " " }));

        var tokens = await JsonAsync(await PostAsync(program, "login", new { wish.email, wish.password }));
        using var signedIn = app.Program("Bearer", tokens.GetProperty("accessToken").GetString());
        Assert.Equal((404, "not_found"), await signedIn.AskAsync(Figures));
        Assert.Empty((await signedIn.GetFromJsonAsync<JsonElement>("/api/v1/auth/me", Stop)).GetProperty("memberships")
            .EnumerateArray());
    }

    internal static AppSettings With(string key, string value) =>
        new() { More = new Dictionary<string, string?>(StringComparer.Ordinal) { [key] = value } };

    private static async Task<string> AuthenticatorAsync(AppInProcess app)
    {
        var code = "";
        await WithUserAsync(app,
            async (users, user) =>
                code = Totp.Code((await users.GetAuthenticatorKeyAsync(user))!, TimeProvider.System.GetUtcNow()));
        return code;
    }

    private static async Task WithUserAsync(AppInProcess app, Func<UserManager<User>, User, Task> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        await act(users, (await users.FindByEmailAsync(Staff))!);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient program, string call, object body) =>
        program.PostAsJsonAsync($"/api/v1/auth/{call}", body, Stop);

    private static async Task<(int Status, string? Code)> CodeAsync(HttpClient program, string call, object body)
    {
        using var answer = await PostAsync(program, call, body);
        return await ReadAsync(answer);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    private static string Refresh(JsonElement tokens) => tokens.GetProperty("refreshToken").GetString()!;
}
