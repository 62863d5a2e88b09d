using CrowdComms.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>Refuses passwords with control characters. No keyboard types them, so that no one could sign in with such a
/// password; a form shows a NUL as one (<see cref="Shared.FormsWithoutNul"/>).</summary>
internal sealed class PasswordLetters : IPasswordValidator<User>
{
    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(password?.Any(char.IsControl) != true ? IdentityResult.Success : IdentityResult.Failed(new IdentityError
        {
            Code = "PasswordHasControlCharacter",
            Description = "The password contains a control character. Type it again.",
        }));
}
