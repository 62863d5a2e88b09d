using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Tokens;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Tokens;

/// <summary>Signs users in to programs by password and second factor, with the same lockout as on the page.</summary>
internal sealed class ProgramSignIn(SignInManager<User> manager, RefreshTokenService tokens)
{
    private UserManager<User> Users => manager.UserManager;

    /// <summary>Signs a user in.</summary>
    /// <returns>The first refresh token of the sign-in; <c>unauthenticated</c>, <c>two_factor_required</c>,
    /// <c>locked_out</c>.</returns>
    internal async Task<Result<RefreshGrant>> SignInAsync(LoginRequest request, string? client, CancellationToken cancellationToken)
    {
        var user = await Users.FindByNameAsync(request.Email!.Trim());
        if (user is null)
        {
            // An unknown account takes as long as a wrong password, so that the time does not tell who has an account.
            Users.PasswordHasher.HashPassword(new User(), request.Password!);
            return TokenErrors.Credentials;
        }

        var password = await manager.CheckPasswordSignInAsync(user, request.Password!, lockoutOnFailure: true);
        if (!password.Succeeded)
        {
            return password.IsLockedOut ? TokenErrors.LockedOut : TokenErrors.Credentials;
        }

        var twoFactors = await manager.IsTwoFactorEnabledAsync(user);
        if (twoFactors && await SecondFactorRefusalAsync(user, request.TwoFactorCode) is { } refusal)
        {
            return refusal;
        }

        var who = new ProgramSignedIn(user.Id, await Users.GetSecurityStampAsync(user), twoFactors, client);
        return await tokens.StartAsync(who, cancellationToken);
    }

    private async Task<Error?> SecondFactorRefusalAsync(User user, string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return TokenErrors.SecondFactor;
        }

        var digits = code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (await Users.VerifyTwoFactorTokenAsync(user, Users.Options.Tokens.AuthenticatorTokenProvider, digits)
            || (await Users.RedeemTwoFactorRecoveryCodeAsync(user, code.Trim())).Succeeded)
        {
            await Users.ResetAccessFailedCountAsync(user);
            return null;
        }

        await Users.AccessFailedAsync(user);
        return await Users.IsLockedOutAsync(user) ? TokenErrors.LockedOut : TokenErrors.SecondFactor;
    }
}
