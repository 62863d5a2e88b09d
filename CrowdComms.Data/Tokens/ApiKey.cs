using CrowdComms.Data.Common;

namespace CrowdComms.Data.Tokens;

/// <summary>What a program may do with an API key; a key has one or more scopes.</summary>
[Flags]
public enum ApiScope
{
    /// <summary>The key allows nothing.</summary>
    None = 0,
    /// <summary>The program may scan tickets, as staff do.</summary>
    Scan = 1,
    /// <summary>The program may read what an organiser sees.</summary>
    Read = 2,
    /// <summary>The program may write what an organiser can change.</summary>
    Write = 4,
}

/// <summary>A secret by which a program uses the API of one event, without a user's password.</summary>
public sealed class ApiKey
{
    /// <summary>A version 7 GUID; the history shows it as the actor of what the program does.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The one event that the key opens.</summary>
    public Guid EventId { get; init; }

    /// <summary>The name for people, such as <c>Turnstiles</c>; the history shows it as the actor's name.</summary>
    public required string Name { get; init => field = TextRules.Line(value); }

    /// <summary>What the program may do with the key.</summary>
    public ApiScope Scopes { get; init; }

    /// <summary>The SHA-256 of the secret, which only the program has; unique.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>When an organiser created the key, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, UTC, to the minute; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When an organiser revoked the key, UTC; null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
