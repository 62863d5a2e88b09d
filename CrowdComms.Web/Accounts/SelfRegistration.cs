using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>An account that a person wishes to have.</summary>
/// <param name="Email">The email address, as it was typed.</param>
/// <param name="Password">The password.</param>
/// <param name="Name">The name that others see.</param>
internal sealed record WishedAccount(string Email, string Password, string Name);

/// <summary>Creates accounts that people ask for themselves. If the address has an account, its owner gets a message
/// instead. Both cases hash the password once, write one row, and get the same answer.</summary>
internal sealed class SelfRegistration(UserManager<User> users, AccountMail mail)
{
    /// <summary>Creates the account, or writes to the owner of the one that there is.</summary>
    /// <returns>Null if either was done; otherwise why the password or the address is not acceptable.</returns>
    internal async Task<IdentityError?> RegisterAsync(WishedAccount wish, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Read(wish.Email);
        var made = await users.CreateAsync(new User { UserName = email, Email = email, DisplayName = wish.Name }, wish.Password);
        if (made.Errors.FirstOrDefault(e => !IsTaken(e)) is { } error)
        {
            return error;
        }

        if (!made.Succeeded)
        {
            await mail.WriteExistsAsync(email, cancellationToken);
        }

        return null;
    }

    /// <summary>Whether an error says that the address has an account.</summary>
    internal static bool IsTaken(IdentityError error) =>
        error.Code is nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.DuplicateEmail);
}
