using CrowdComms.Data.Accounts;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts.Own;

/// <summary>Sets up two-factor authentication with an authenticator app, shows the recovery codes once, and turns it
/// off.</summary>
public sealed partial class TwoFactorPage(SignInManager<User> signIn, SessionService sessions,
    IServiceProvider services, NavigationManager navigation) : ComponentBase
{
    private const int RecoveryCodes = 10;

    // Identity keeps the authenticator key under these names. Its own method for a new key also signs the user out
    // everywhere, which opening this page must not do.
    private const string Store = "[AspNetUserStore]", KeyName = "AuthenticatorKey";

    private User? _user;
    private string _key = "", _address = "";
    private string? _refusal;
    private int _left;
    private IReadOnlyList<string>? _codes;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "set-up")] private Shown? Input { get; set; }

    [SupplyParameterFromForm(FormName = "on")] private string? Now { get; set; }

    [SupplyParameterFromForm(FormName = "on")] private string? Act { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    private UserManager<User> Users => signIn.UserManager;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        Input ??= new();
        _user = await Users.GetUserAsync(Http.User);
        if (_user is { TwoFactorEnabled: true })
        {
            _left = await Users.CountRecoveryCodesAsync(_user);
        }
        else if (_user is not null)
        {
            await KeyAsync(_user);
        }
    }

    private async Task KeyAsync(User user)
    {
        var key = await Users.GetAuthenticatorKeyAsync(user);
        if (string.IsNullOrEmpty(key))
        {
            key = Users.GenerateNewAuthenticatorKey();
            await Users.SetAuthenticationTokenAsync(user, Store, KeyName, key);
        }

        _key = string.Join(' ', key.Chunk(4).Select(part => new string(part)));
        _address = $"otpauth://totp/CrowdComms:{Uri.EscapeDataString(user.Email!)}?secret={key}&issuer=CrowdComms&digits=6";
    }

    private async Task SwitchOnAsync()
    {
        if (await IsRightAsync(Input!.Code))
        {
            await Users.SetTwoFactorEnabledAsync(_user!, true);
            await CodesAsync();
        }
    }

    private async Task ChangeAsync()
    {
        if (!await IsRightAsync(Now))
        {
            return;
        }

        if (Act == "codes")
        {
            await CodesAsync();
            return;
        }

        await Users.SetTwoFactorEnabledAsync(_user!, false);
        await Users.RemoveAuthenticationTokenAsync(_user!, Store, KeyName);
        await KeepHereAsync();
        navigation.NavigateTo("/account/me?done=two-factor-off");
    }

    private async Task<bool> IsRightAsync(string? code)
    {
        var digits = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        var right = _user is not null && services.GetRequiredService<SignInLimit>().Admits(Http, _user.Email!)
            && await Users.VerifyTwoFactorTokenAsync(_user, Users.Options.Tokens.AuthenticatorTokenProvider, digits);
        _refusal = right ? null
            : "This is not the code your authenticator app shows now. Enter the current one, and check your phone’s clock.";
        return right;
    }

    private async Task CodesAsync()
    {
        _codes = [.. await Users.GenerateNewTwoFactorRecoveryCodesAsync(_user!, RecoveryCodes) ?? []];
        await KeepHereAsync();
    }

    // Other browsers signed in before the rule changed, so they are signed out; this one stays.
    private async Task KeepHereAsync()
    {
        await signIn.RefreshSignInAsync(_user!);
        await sessions.EndAllAsync(_user!.Id, Http.User.SessionId, Http.RequestAborted);
    }

    private sealed class Shown
    {
        public string? Code { get; set; }
    }
}
