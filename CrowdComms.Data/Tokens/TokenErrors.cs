using CrowdComms.Data.Common;

namespace CrowdComms.Data.Tokens;

/// <summary>The errors of signing in with tokens and of API keys.</summary>
public static class TokenErrors
{
    /// <summary><c>unauthenticated</c>: the refresh token is unknown or does not work any more; the error does not say
    /// which.</summary>
    public static Error Refresh { get; } =
        new(ErrorKind.Forbidden, "unauthenticated", "This refresh token is no longer valid. Sign in again.");

    /// <summary><c>unauthenticated</c>: the token works, but its user was deleted.</summary>
    public static Error Gone { get; } = new(ErrorKind.Forbidden, "unauthenticated", "This account no longer exists.");

    /// <summary><c>unauthenticated</c>: the email or the password is wrong.</summary>
    public static Error Credentials { get; } =
        new(ErrorKind.Forbidden, "unauthenticated", "The email or the password is wrong. Check both, then try again.");

    /// <summary><c>two_factor_required</c>: the user has a second factor, and the request has none or a wrong
    /// one.</summary>
    public static Error SecondFactor { get; } = new(
        ErrorKind.Forbidden, "two_factor_required",
        "This account uses two-factor authentication. Send the authentication code, or a recovery code, as "
            + "twoFactorCode.");

    /// <summary><c>locked_out</c>: too many wrong passwords or codes were sent. A name without an account gets the same
    /// error after as many attempts.</summary>
    public static Error LockedOut { get; } =
        new(ErrorKind.Forbidden, "locked_out",
        "Too many wrong passwords. Wait 5 minutes, then try again, or choose a new password under “Forgot your password?”.");

    /// <summary><c>locked_out</c>: too many wrong passwords or codes were sent for one name from many places.</summary>
    public static Error LockedForStrangers { get; } = LockedOut with
    {
        Message = "Too many wrong passwords were sent for this email from many places. Wait an hour, sign in where you have signed "
            + "in before, or choose a new password under “Forgot your password?”.",
    };

    internal static Error Name(string sentence) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = [sentence] });

    internal static Error Scopes { get; } = Error.Validation(new Dictionary<string, string[]>(
        StringComparer.Ordinal)
    { ["scopes"] = ["Choose one or more of scan, read and write."] });
}
