using System.Security.Claims;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>
/// Verifies passwords and authentication codes, for the sign-in page and for programs alike. An address without an account
/// costs the same work and gets the same answers as one with an account and a wrong password.
/// </summary>
internal sealed class AccountDoor(
    SignInManager<User> manager, SignInLocks locks, KnownBrowsers browsers, NobodysPassword nobody)
{
    // The characters of a recovery code before and after its hyphen, and the digits of an authenticator.
    private const int Half = 5, Digits = 6;

    private UserManager<User> Users => manager.UserManager;

    private HttpContext Http => manager.Context;

    /// <summary>Verifies a password. If the account has two-factor authentication, the caller asks for it next, by <see
    /// cref="SecondFactorAsync"/>.</summary>
    /// <returns>The user; <c>unauthenticated</c>, <c>locked_out</c>.</returns>
    internal async Task<Result<PasswordShown>> PasswordAsync(string email, string password)
    {
        var user = await Users.FindByNameAsync(email.Trim());
        var attempt = Attempt(email, user);
        var standing = await locks.CountAsync(attempt, Http.RequestAborted);
        if (standing >= SignInStanding.Locked || !await IsRightAsync(user, password))
        {
            return Refusal(standing, TokenErrors.Credentials);
        }

        var shown = new PasswordShown(user!, await manager.IsTwoFactorEnabledAsync(user!));
        await (shown.NeedsSecondFactor ? locks.TakeBackAsync(attempt, Http.RequestAborted)
            : locks.SucceedAsync(attempt, Http.RequestAborted));
        return shown;
    }

    /// <summary>Verifies the digits of an authenticator or a recovery code of a user whose password was right. A wrong
    /// code counts as a wrong password does.</summary>
    /// <returns>Null if the code was right; otherwise <c>two_factor_required</c>, <c>locked_out</c>.</returns>
    internal async Task<Error?> SecondFactorAsync(User user, string code)
    {
        var attempt = Attempt(user.UserName!, user);
        var standing = await locks.CountAsync(attempt, Http.RequestAborted);
        if (standing >= SignInStanding.Locked || !await IsGoodAsync(user, code))
        {
            return Refusal(standing, TokenErrors.SecondFactor);
        }

        await locks.SucceedAsync(attempt, Http.RequestAborted);
        return null;
    }

    /// <summary>Remembers in the browser that a user's password was right, until the second step is done.</summary>
    internal Task BeginSecondStepAsync(User user) => Http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, user.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>Signs a user in to the pages. A paired device on which a user signs in stops being a device.</summary>
    internal async Task EnterAsync(User user)
    {
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await manager.SignInAsync(user, isPersistent: true);
        await Http.SignOutAsync(DeviceSignIn.Scheme);
    }

    private static Error Refusal(SignInStanding standing, Error wrong) => standing switch
    {
        SignInStanding.Open => wrong,
        SignInStanding.Last or SignInStanding.Locked => TokenErrors.LockedOut,
        SignInStanding.LockedForStrangers => TokenErrors.LockedForStrangers,
    };

    private SignInAttempt Attempt(string account, User? user) => browsers.IdFor(Http, user) is { } browser
        ? new SignInAttempt(account, browser, IsKnown: true) : new SignInAttempt(account, RateLimits.AddressOf(Http));

    private async Task<bool> IsRightAsync(User? user, string password)
    {
        if (user?.PasswordHash is not null)
        {
            return await Users.CheckPasswordAsync(user, password);
        }

        nobody.Verify(Users.PasswordHasher, password);
        return false;
    }

    // People type recovery codes without the hyphen or in small letters, and the digits with a blank in the middle.
    private async Task<bool> IsGoodAsync(User user, string code)
    {
        var bare = string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return bare.Length == Digits && bare.All(char.IsAsciiDigit)
            ? await Users.VerifyTwoFactorTokenAsync(user, Users.Options.Tokens.AuthenticatorTokenProvider, bare)
            : bare.Length == 2 * Half
                && (await Users.RedeemTwoFactorRecoveryCodeAsync(user, $"{bare[..Half]}-{bare[Half..]}")).Succeeded;
    }
}

/// <summary>A user whose password was right.</summary>
/// <param name="User">The user.</param>
/// <param name="NeedsSecondFactor">Whether the account has two-factor authentication, which is asked for next.</param>
internal sealed record PasswordShown(User User, bool NeedsSecondFactor);
