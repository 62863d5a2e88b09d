namespace CrowdComms.Data.Tokens;

/// <summary>An API key as members of its event see it; instants are UTC.</summary>
/// <param name="Id">The id of the key.</param>
/// <param name="Name">The name that the history shows.</param>
/// <param name="Scopes">What a program may do with it.</param>
/// <param name="CreatedAt">When an organiser created it.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null for never.</param>
/// <param name="RevokedAt">When it was revoked; null while it works.</param>
public sealed record ApiKeyRow(Guid Id, string Name, ApiScope Scopes, DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <summary>Asks to create an API key.</summary>
/// <param name="Name">The name for people, 1 to 60 characters.</param>
/// <param name="Scopes">What a program may do with it; at least one scope.</param>
public sealed record NewApiKey(string? Name, ApiScope Scopes);

/// <summary>A new API key with its secret.</summary>
/// <param name="Row">The key as lists show it.</param>
/// <param name="Secret">What the program sends with each request. Only its hash is stored, so it can be shown only
/// now.</param>
public sealed record ApiKeyMade(ApiKeyRow Row, string Secret);
