using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.Accounts;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>Signs a user in: by password and, if the account has it, an authentication code; or by a passkey, which counts as
/// both.</summary>
public sealed partial class SignIn : ComponentBase
{
    private const string TooOften = "Too many attempts to sign in. Wait a minute, then try again.";
    private const string NoPasskey = "This passkey does not belong to an account here. Sign in with your password.";
    private string? _refusal;

    [Inject] private IServiceProvider Services { get; set; } = default!;

    [SupplyParameterFromForm] private Credentials? Input { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")] private string? Credential { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery] private bool Changed { get; set; }

    [SupplyParameterFromQuery] private bool Again { get; set; }

    private SignInManager<User> Manager => Services.GetRequiredService<SignInManager<User>>();

    private AccountDoor Door => Services.GetRequiredService<AccountDoor>();

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

        var shown = await Door.PasswordAsync(Input.Email, Input.Password);
        if (shown.Failed(out var refused))
        {
            _refusal = refused.Message;
        }
        else if (shown.Value.NeedsSecondFactor)
        {
            await Door.BeginSecondStepAsync(shown.Value.User);
            Navigation.NavigateTo($"/account/second-factor?returnUrl={Uri.EscapeDataString(ReturnAddress.Of(ReturnUrl, "/"))}");
        }
        else
        {
            await ArriveAsync(shown.Value.User);
        }
    }

    private async Task SignInByPasskeyAsync()
    {
        var shown = string.IsNullOrEmpty(Credential) ? null : await Passkeys.AssertAsync(Manager, Credential);
        if (shown is null)
        {
            _refusal = NoPasskey;
            return;
        }

        await ArriveAsync(shown);
    }

    private async Task ArriveAsync(User user)
    {
        await Door.EnterAsync(user);
        Navigation.NavigateTo(ReturnAddress.Of(ReturnUrl, "/"));
    }

    private sealed class Credentials
    {
        [Required(ErrorMessage = "Enter your email address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password.")]
        public string Password { get; set; } = "";
    }
}
