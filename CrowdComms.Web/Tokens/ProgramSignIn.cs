using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Tokens;

/// <summary>Signs users in to programs by password and authentication code, with the same answers and locks as on the
/// page.</summary>
internal sealed class ProgramSignIn(AccountDoor door, UserManager<User> users, RefreshTokenService tokens)
{
    /// <summary>Signs a user in.</summary>
    /// <returns>The first refresh token of the sign-in; <c>unauthenticated</c>, <c>two_factor_required</c>,
    /// <c>locked_out</c>.</returns>
    internal async Task<Result<RefreshGrant>> SignInAsync(LoginRequest request, string? client, CancellationToken cancellationToken)
    {
        var password = await door.PasswordAsync(request.Email!, request.Password!);
        if (password.Failed(out var wrong))
        {
            return wrong;
        }

        var (user, twoFactors) = password.Value;
        if (twoFactors && await SecondFactorRefusalAsync(user, request.TwoFactorCode) is { } refusal)
        {
            return refusal;
        }

        var who = new ProgramSignedIn(user.Id, await users.GetSecurityStampAsync(user), twoFactors, client);
        return await tokens.StartAsync(who, cancellationToken);
    }

    // A request without a code asks whether one is needed, which is no failure.
    private async Task<Error?> SecondFactorRefusalAsync(User user, string? code) =>
        string.IsNullOrWhiteSpace(code) ? TokenErrors.SecondFactor : await door.SecondFactorAsync(user, code);
}
