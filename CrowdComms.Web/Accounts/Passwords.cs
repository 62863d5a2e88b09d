using System.Globalization;
using System.Text;
using CrowdComms.Data.Accounts;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Accounts;

/// <summary>Changes passwords, for users who know the old one or can read the account's email. Every sign-in except
/// the present one ends.</summary>
internal sealed class Passwords(SignInManager<User> signIn, SessionService sessions, SignInLocks locks,
    AccountMail mail, KnownBrowsers browsers, ILogger<Passwords> log)
{
    /// <summary>How long the link in the email works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private const string Gone = "This link no longer works: it was used, or is older than an hour. Request a new one.";

    private UserManager<User> Users => signIn.UserManager;

    /// <summary>Whether this installation sends emails.</summary>
    public bool IsSending => mail.IsSending;

    /// <summary>Sends a link for choosing a new password if the account exists. The caller does not learn whether it
    /// does.</summary>
    public async Task SendAsync(string email, CancellationToken cancellationToken)
    {
        if (await Users.FindByEmailAsync(email.Trim()) is not { Email: not null } user)
        {
            return;
        }

        var token = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await Users.GeneratePasswordResetTokenAsync(user)));
        await mail.WritePasswordAsync(user, token, cancellationToken);
        log.LogInformation("User {UserId} was sent a link for a new password", user.Id);
    }

    /// <summary>Sets a new password for the user of an emailed link, ends all of this user's sign-ins and the locks of
    /// the account. The browser in which it happens is a known one from then on.</summary>
    /// <returns>Null if the password was changed; otherwise the sentence that says why not.</returns>
    public async Task<string?> ResetAsync(string? userId, string? token, string password, HttpContext http)
    {
        if (!Guid.TryParse(userId, CultureInfo.InvariantCulture, out var id)
            || await Users.FindByIdAsync(id.ToString()) is not { } user || Decoded(token) is not { } sent)
        {
            return Gone;
        }

        var reset = await Users.ResetPasswordAsync(user, sent, password);
        if (!reset.Succeeded)
        {
            return reset.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.InvalidToken)) ? Gone : Sentences(reset);
        }

        await locks.ForgetAsync(user.UserName!, http.RequestAborted);
        browsers.Remember(http, user.Id, await Users.GetSecurityStampAsync(user));
        await sessions.EndAllAsync(user.Id, null, http.RequestAborted);
        log.LogInformation("User {UserId} chose a new password with an emailed link", user.Id);
        return null;
    }

    /// <summary>Changes the password of a signed-in user. This browser stays signed in, all others are signed out.</summary>
    /// <returns>Null if the password was changed; otherwise the sentence that says why not.</returns>
    public async Task<string?> ChangeAsync(User user, string old, string password, HttpContext http)
    {
        var changed = await Users.ChangePasswordAsync(user, old, password);
        if (!changed.Succeeded)
        {
            return changed.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch))
                ? "The current password is wrong." : Sentences(changed);
        }

        await signIn.RefreshSignInAsync(user);
        await sessions.EndAllAsync(user.Id, http.User.SessionId, http.RequestAborted);
        log.LogInformation("User {UserId} changed their password", user.Id);
        return null;
    }

    private static string Sentences(IdentityResult result) => string.Join(' ', result.Errors.Select(e => e.Description));

    private static string? Decoded(string? token)
    {
        try
        {
            return token is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            // A mail program has cut the link, or the token was invented.
            return null;
        }
    }
}
