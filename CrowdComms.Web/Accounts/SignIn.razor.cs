using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.Accounts;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>Signs a user in: by password and, if the account has one, a second factor; or by a passkey, which counts as
/// both.</summary>
public sealed partial class SignIn : ComponentBase
{
    private const string Wrong = "The e-mail or the password is wrong. Check both, then try again.";
    private const string TooOften = "Too many tries to sign in. Wait a minute, then try again.";
    private const string NoPasskey = "This passkey opens no account here. Sign in with your password.";
    private string? _refusal;

    [Inject] private IServiceProvider Services { get; set; } = default!;

    [SupplyParameterFromForm] private Credentials? Input { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")] private string? Credential { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery] private bool Changed { get; set; }

    [SupplyParameterFromQuery] private bool Again { get; set; }

    private SignInManager<User> Manager => Services.GetRequiredService<SignInManager<User>>();

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Input ??= new();
        if (Services.GetRequiredService<SetupCode>().Current is not null)
        {
            Navigation.NavigateTo("/setup");
        }
    }

    private async Task SignInAsync()
    {
        if (!Services.GetRequiredService<SignInLimit>().Admits(Manager.Context, Input!.Email))
        {
            _refusal = TooOften;
            return;
        }

        var user = await Manager.UserManager.FindByNameAsync(Input.Email.Trim());
        if (user is null)
        {
            // An unknown account takes as long as a wrong password, so that the time does not tell who has an account.
            Manager.UserManager.PasswordHasher.HashPassword(new User(), Input.Password);
            _refusal = Wrong;
            return;
        }

        var result = await Manager.PasswordSignInAsync(user, Input.Password, isPersistent: true, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            await ArriveAsync();
        }
        else if (result.RequiresTwoFactor)
        {
            Navigation.NavigateTo($"/account/second-factor?returnUrl={Uri.EscapeDataString(ReturnAddress.Of(ReturnUrl, "/"))}");
        }

        _refusal = result.IsLockedOut
            ? $"Too many wrong passwords. Wait {AccountServices.Rest.TotalMinutes:0} minutes, then try again." : Wrong;
    }

    private async Task SignInByPasskeyAsync()
    {
        var shown = string.IsNullOrEmpty(Credential) ? null : await Passkeys.AssertAsync(Manager, Credential);
        if (shown is null)
        {
            _refusal = NoPasskey;
            return;
        }

        await Manager.SignInAsync(shown, isPersistent: true);
        await ArriveAsync();
    }

    private async Task ArriveAsync()
    {
        // A paired device on which a user signs in stops being a device.
        await Manager.Context.SignOutAsync(DeviceSignIn.Scheme);
        Navigation.NavigateTo(ReturnAddress.Of(ReturnUrl, "/"));
    }

    private sealed class Credentials
    {
        [Required(ErrorMessage = "Enter your e-mail address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password.")]
        public string Password { get; set; } = "";
    }
}
