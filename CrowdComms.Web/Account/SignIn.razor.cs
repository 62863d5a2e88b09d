using System.ComponentModel.DataAnnotations;

namespace CrowdComms.Web.Account;

/// <summary>Signs a user in.</summary>
public sealed partial class SignIn
{
    private sealed class Credentials
    {
        [Required(ErrorMessage = "Enter your e-mail address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password.")]
        public string Password { get; set; } = "";
    }
}
