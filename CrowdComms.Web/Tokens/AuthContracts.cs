namespace CrowdComms.Web.Tokens;

/// <summary>The credentials with which a user signs in.</summary>
/// <param name="Email">The email address of the account.</param>
/// <param name="Password">The password of the account.</param>
/// <param name="TwoFactorCode">The code that the authenticator app shows now, or a recovery code; needed if the account
/// uses two-factor authentication.</param>
public sealed record LoginRequest(string? Email, string? Password, string? TwoFactorCode = null);

/// <summary>A refresh token of a sign-in.</summary>
/// <param name="RefreshToken">The newest refresh token of this sign-in.</param>
public sealed record RefreshRequest(string? RefreshToken);

/// <summary>An account to create.</summary>
/// <param name="Email">The email address of the account.</param>
/// <param name="Password">The password, 12 characters or more.</param>
/// <param name="DisplayName">The name that others see; up to 100 characters.</param>
public sealed record RegisterRequest(string? Email, string? Password, string? DisplayName);

/// <summary>The tokens of a sign-in.</summary>
/// <param name="AccessToken">A JWT for <c>Authorization: Bearer …</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">The number of seconds for which the access token is valid.</param>
/// <param name="RefreshToken">Gets the next tokens once. Using it twice ends the sign-in.</param>
public sealed record TokensResponse(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken);
