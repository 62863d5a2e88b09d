using CrowdComms.Data.Tokens;

namespace CrowdComms.Web.Tokens;

/// <summary>An API key to create.</summary>
/// <param name="Name">A name such as <c>Turnstiles</c>; up to 60 characters.</param>
/// <param name="Scopes">One or more of <c>scan</c>, <c>read</c> and <c>write</c>.</param>
public sealed record ApiKeyRequest(string? Name, IReadOnlyList<string?>? Scopes);

/// <summary>An API key. Instants are UTC.</summary>
public sealed record ApiKeyResponse(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt, bool Revoked)
{
    /// <summary>The secret that the program sends as <c>Authorization: ApiKey …</c>; returned once, when the key is
    /// created.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static ApiKeyResponse Of(ApiKeyRow row) =>
        new(row.Id, row.Name, [.. ScopeWords.In(row.Scopes).Select(ScopeWords.Name)], row.CreatedAt, row.LastUsedAt,
            row.RevokedAt is not null);
}
