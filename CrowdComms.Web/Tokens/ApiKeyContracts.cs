using CrowdComms.Data.Tokens;

namespace CrowdComms.Web.Tokens;

/// <summary>A key to make.</summary>
/// <param name="Name">Such as <c>Turnstiles</c>; up to 60 characters.</param>
/// <param name="Scopes">One or more of <c>scan</c>, <c>read</c> and <c>write</c>.</param>
public sealed record ApiKeyRequest(string? Name, IReadOnlyList<string?>? Scopes);

/// <summary>An API key. Instants are UTC.</summary>
public sealed record ApiKeyResponse(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool Revoked)
{
    /// <summary>What the program sends as <c>Authorization: ApiKey …</c>; said once, when the key is made.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static ApiKeyResponse Of(ApiKeyRow row) =>
        new(row.Id, row.Name, [.. ScopeWords.In(row.Scopes).Select(ScopeWords.Name)], row.CreatedAt, row.LastUsedAt, row.RevokedAt is not null);
}
