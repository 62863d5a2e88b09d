using System.Net;
using System.Text;
using CrowdComms.Data.Tokens;
using CrowdComms.Tests.Web.Registration;
using CrowdComms.Web.Access;
using CrowdComms.Web.Accounts;
using Microsoft.AspNetCore.WebUtilities;
using static CrowdComms.Tests.Web.Accounts.AccountVisit;

namespace CrowdComms.Tests.Web.Accounts;

/// <summary>A stranger's wrong passwords do not keep the owner of an account out, and the second factor is asked for at the
/// same moments on the page and by programs.</summary>
public sealed class OwnersPassTests
{
    private const string NewPassword = "quite another password";

    [Fact]
    public async Task A_browser_that_signed_in_before_passes_a_lock_until_the_password_is_changed_elsewhere()
    {
        await using var visit = await OpenAsync();
        var owners = visit.Browser();
        await AssertInAsync(visit, owners, Password);
        await LockAsync(visit);

        await AssertLockedAsync(visit, visit.Browser(), Password);
        await AssertInAsync(visit, owners, Password);
        var forged = visit.Browser();
        forged.DefaultRequestHeaders.Add("Cookie", $"{KnownBrowsers.Cookie}=invented");
        await AssertLockedAsync(visit, forged, Password);

        await visit.WithOwnerAsync((users, user) => users.ChangePasswordAsync(user, Password, NewPassword));
        await AssertLockedAsync(visit, owners, NewPassword);
    }

    [Fact]
    public async Task A_known_browser_has_a_lock_of_its_own_and_its_cookie_is_not_for_scripts()
    {
        await using var visit = await OpenAsync();
        var jar = new CookieContainer();
        using var owners = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = jar })
        { BaseAddress = visit.App.Address };
        await AssertInAsync(visit, owners, Password);
        var cookie = Assert.Single(jar.GetAllCookies(), c => c.Name == KnownBrowsers.Cookie);
        Assert.True(cookie.HttpOnly);
        Assert.DoesNotContain("owner", cookie.Value, StringComparison.OrdinalIgnoreCase);
        for (var i = 0; i < 5; i++)
        {
            await visit.SignInAsync(owners, Owner, Wrong);
        }

        await AssertLockedAsync(visit, owners, Password);
    }

    [Fact]
    public async Task A_new_password_by_mail_ends_the_lock_and_makes_its_browser_a_known_one()
    {
        await using var visit = await OpenAsync();
        await LockAsync(visit);
        var owners = visit.Browser();
        var (id, token) = await visit.WithOwnerAsync(
            async (users, user) => (user.Id, await users.GeneratePasswordResetTokenAsync(user)));
        var link = PasswordLinks.New(id, WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token)));
        var (status, _) = await visit.SendAsync(owners, link, "new-password", ("Input.Password", NewPassword));
        Assert.Equal(HttpStatusCode.Redirect, status);

        await AssertInAsync(visit, visit.Browser(), NewPassword);
        await LockAsync(visit);
        await AssertLockedAsync(visit, visit.Browser(), NewPassword);
        await AssertInAsync(visit, owners, NewPassword);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_after_a_right_password_and_never_while_the_account_is_locked()
    {
        await using var visit = await OpenAsync();
        var codes = await visit.WithOwnerAsync(async (users, user) =>
        {
            await users.ResetAuthenticatorKeyAsync(user);
            await users.SetTwoFactorEnabledAsync(user, true);
            return (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 2))!.ToList();
        });

        Assert.Equal((401, "unauthenticated"), await visit.LoginAsync(Owner, Wrong, codes[0]));
        Assert.Equal((401, "two_factor_required"), await visit.LoginAsync(Owner, Password));
        Assert.Equal((200, null), await visit.LoginAsync(Owner, Password, Bare(codes[0])));
        var browser = visit.Browser();
        await visit.SignInAsync(browser, Owner, Password);
        Assert.Contains("This code is wrong", await StepAsync(visit, browser, codes[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("code is wrong", await StepAsync(visit, browser, Bare(codes[1])), StringComparison.Ordinal);

        var stranger = visit.Browser();
        await visit.SignInAsync(stranger, Owner, Password);
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("This code is wrong", await StepAsync(visit, stranger, "000000"), StringComparison.Ordinal);
        }

        Assert.Equal((401, "two_factor_required"), await visit.LoginAsync(Owner, Password, "000000"));
        Assert.Contains("Too many wrong codes", await StepAsync(visit, stranger, "000000"), StringComparison.Ordinal);
        Assert.Equal((403, "locked_out"), await visit.LoginAsync(Owner, Password));
        await AssertLockedAsync(visit, visit.Browser(), Password);
    }

    private static string Bare(string code) => code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static async Task<string> StepAsync(AccountVisit visit, HttpClient browser, string code) => FormVisitor.Shown(
        (await visit.SendAsync(browser, "/account/second-factor", "second-factor", ("Input.Code", code))).Page);

    private static async Task LockAsync(AccountVisit visit)
    {
        for (var i = 0; i < 5; i++)
        {
            await visit.LoginAsync(Owner, Wrong);
        }
    }

    private static async Task AssertInAsync(AccountVisit visit, HttpClient browser, string password) =>
        Assert.Equal(HttpStatusCode.Redirect, (await visit.SignInAsync(browser, Owner, password)).Status);

    private static async Task AssertLockedAsync(AccountVisit visit, HttpClient browser, string password) =>
        Assert.Contains(TokenErrors.LockedOut.Message,
            FormVisitor.Shown((await visit.SignInAsync(browser, Owner, password)).Page), StringComparison.Ordinal);
}
