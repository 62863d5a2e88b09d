using System.ComponentModel.DataAnnotations;

namespace CrowdComms.Web.Accounts;

/// <summary>The page on which the first admin is created with the code from the log.</summary>
public sealed partial class Setup
{
    private sealed class NewAdmin
    {
        [Required(ErrorMessage = "Enter the code from the log.")]
        public string Code { get; set; } = "";

        [Required(ErrorMessage = "Enter your name."), StringLength(100, ErrorMessage = "The name is too long. Use at most {1} characters.")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Enter your email address."), EmailAddress(ErrorMessage = "This is not an email address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Choose a password."), MinLength(AccountServices.ShortestPassword,
            ErrorMessage = "The password is too short. Use at least {1} characters.")]
        public string Password { get; set; } = "";
    }
}
