using CrowdComms.Data.Common;

namespace CrowdComms.Data.Tokens;

/// <summary>The refusals about tokens and API keys.</summary>
public static class TokenErrors
{
    /// <summary>No such refresh token, or it is worth nothing any more. Which of them is not told.</summary>
    public static Error Refresh { get; } =
        new(ErrorKind.Forbidden, "unauthenticated", "This refresh token is not good any more. Sign in again.");

    /// <summary>The token is good, and its user is not there any more.</summary>
    public static Error Gone { get; } = new(ErrorKind.Forbidden, "unauthenticated", "This account is gone.");

    /// <summary>The e-mail or the password is wrong.</summary>
    public static Error Credentials { get; } =
        new(ErrorKind.Forbidden, "unauthenticated", "The e-mail or the password is wrong. Check both, then try again.");

    /// <summary>The user has a second factor, and none was sent, or a wrong one.</summary>
    public static Error SecondFactor { get; } = new(
        ErrorKind.Forbidden, "two_factor_required",
        "This account needs a second factor. Send the code that the authenticator shows now, or a recovery code, as "
            + "twoFactorCode.");

    /// <summary>Too many wrong passwords or codes.</summary>
    public static Error LockedOut { get; } =
        new(ErrorKind.Forbidden, "locked_out", "Too many wrong passwords. Wait 5 minutes, then try again.");

    internal static Error Name(string sentence) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = [sentence] });

    internal static Error Scopes { get; } = Error.Validation(new Dictionary<string, string[]>(
        StringComparer.Ordinal) { ["scopes"] = ["Scopes are missing. Choose at least one of scan, read and write."] });
}
