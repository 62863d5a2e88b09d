namespace CrowdComms.Data.Tokens;

/// <summary>An API key as members of its event see it. Instants are UTC.</summary>
/// <param name="Id">The key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null for never.</param>
/// <param name="RevokedAt">When it was revoked; null while it works.</param>
public sealed record ApiKeyRow(Guid Id, string Name, ApiScope Scopes, DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <summary>A key to make.</summary>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Scopes">At least one.</param>
public sealed record NewApiKey(string? Name, ApiScope Scopes);

/// <summary>A key that was just made.</summary>
/// <param name="Row">The key.</param>
/// <param name="Secret">What the program sends. It is kept nowhere and can be shown this once.</param>
public sealed record ApiKeyMade(ApiKeyRow Row, string Secret);
