using CrowdComms.Data.Common;

namespace CrowdComms.Data.Tokens;

/// <summary>Gets a program new access tokens after its user signed in there. It works once and is followed by another
/// of the same family.</summary>
public sealed class RefreshToken
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>All tokens that follow from one sign-in.</summary>
    public Guid FamilyId { get; init; }

    /// <summary>Who signed in.</summary>
    public Guid UserId { get; init; }

    /// <summary>SHA-256 of the token; unique.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The user's security stamp at the sign-in. The token is worth nothing once the
    /// user has another.</summary>
    public required string Stamp { get; init; }

    /// <summary>Whether a second factor was shown at the sign-in.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>The program, as it named itself at the sign-in; null when it did not.</summary>
    public string? Client { get; init; }

    /// <summary>When the user signed in, UTC.</summary>
    public DateTimeOffset SignedInAt { get; init; }

    /// <summary>When this token was given out, UTC.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>UTC; null while it may be used.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When its family was ended, UTC; null while it may be used.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
