using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Account;

/// <summary>Signs a user in.</summary>
public sealed partial class SignIn
{
    private const string Wrong = "The e-mail or the password is wrong. Check both, then try again.";
    private const string TooOften = "Too many tries to sign in. Wait a minute, then try again.";

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    private sealed class Credentials
    {
        [Required(ErrorMessage = "Enter your e-mail address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password.")]
        public string Password { get; set; } = "";
    }
}
