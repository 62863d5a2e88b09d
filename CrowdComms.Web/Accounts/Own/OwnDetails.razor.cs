using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.Accounts;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts.Own;

/// <summary>The form on which users change their own name and password.</summary>
public sealed partial class OwnDetails : ComponentBase
{
    private string? _refusal;

    /// <summary>The signed-in user whose details are shown.</summary>
    [Parameter, EditorRequired] public User User { get; set; } = default!;

    [Inject] private IServiceProvider Services { get; set; } = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private NewName? Naming { get; set; }

    [SupplyParameterFromForm] private NewPassword? Change { get; set; }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <inheritdoc />
    protected override void OnInitialized() => (Naming, Change) = (Naming ?? new() { Name = User.DisplayName }, Change ?? new());

    private async Task RenameAsync()
    {
        var signIn = Services.GetRequiredService<SignInManager<User>>();
        User.DisplayName = Naming!.Name.Trim();
        await signIn.UserManager.UpdateAsync(User);
        await signIn.RefreshSignInAsync(User);
        Navigation.NavigateTo("/account/me?done=name");
    }

    private async Task ChangeAsync()
    {
        _refusal = Services.GetRequiredService<SignInLimit>().Admits(Http, User.Email!)
            ? await Services.GetRequiredService<Passwords>().ChangeAsync(User, Change!.Old, Change.New, Http)
            : "Too many attempts. Wait a minute, then try again.";
        if (_refusal is null)
        {
            Navigation.NavigateTo("/account/me?done=password");
        }
    }

    private sealed class NewName
    {
        [Required(ErrorMessage = "Enter your name."), StringLength(100, ErrorMessage = "The name is too long. Use at most {1} characters.")]
        public string Name { get; set; } = "";
    }

    private sealed class NewPassword
    {
        [Required(ErrorMessage = "Enter your current password.")]
        public string Old { get; set; } = "";

        [Required(ErrorMessage = "Choose a password."), MinLength(AccountServices.ShortestPassword,
            ErrorMessage = "The password is too short. Use at least {1} characters.")]
        public string New { get; set; } = "";
    }
}
