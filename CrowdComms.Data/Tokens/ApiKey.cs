using CrowdComms.Data.Common;

namespace CrowdComms.Data.Tokens;

/// <summary>What an API key may be used for; a key has a set of them.</summary>
[Flags]
public enum ApiScope
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Scans tickets, as staff do.</summary>
    Scan = 1,
    /// <summary>Reads what an organiser may see.</summary>
    Read = 2,
    /// <summary>Writes what an organiser may change.</summary>
    Write = 4,
}

/// <summary>Lets a program use the API of one event without anybody's password.</summary>
public sealed class ApiKey
{
    /// <summary>Time-ordered. What the program does carries it as its actor.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Such as <c>Turnstiles</c>; stands in the history beside what the program did.</summary>
    public required string Name { get; init; }

    /// <summary>What it may be used for.</summary>
    public ApiScope Scopes { get; init; }

    /// <summary>SHA-256 of the secret that only the program has; unique.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, UTC, to the minute; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>UTC; null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
