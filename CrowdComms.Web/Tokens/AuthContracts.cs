namespace CrowdComms.Web.Tokens;

/// <summary>Signs in.</summary>
/// <param name="Email">The account's e-mail.</param>
/// <param name="Password">Its password.</param>
/// <param name="TwoFactorCode">What the authenticator shows now, or a recovery code; needed when the account has a second factor.</param>
public sealed record LoginRequest(string? Email, string? Password, string? TwoFactorCode = null);

/// <summary>Carries a refresh token.</summary>
/// <param name="RefreshToken">The newest one of this sign-in.</param>
public sealed record RefreshRequest(string? RefreshToken);

/// <summary>Makes an account.</summary>
/// <param name="Email">Its e-mail.</param>
/// <param name="Password">12 characters or more.</param>
/// <param name="DisplayName">The name that others see; up to 100 characters.</param>
public sealed record RegisterRequest(string? Email, string? Password, string? DisplayName);

/// <summary>The tokens of a sign-in.</summary>
/// <param name="AccessToken">A JWT for <c>Authorization: Bearer …</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds for which the access token is good.</param>
/// <param name="RefreshToken">Gets the next tokens, once. Using it twice ends the sign-in.</param>
public sealed record TokensResponse(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken);
