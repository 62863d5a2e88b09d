using CrowdComms.Data.Common;

namespace CrowdComms.Data.Tokens;

/// <summary>A token by which a program gets new access tokens after its user signed in. It works once; the program then
/// gets the next token of the same family.</summary>
public sealed class RefreshToken
{
    /// <summary>A version 7 GUID, so ids sort by time.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The id that all tokens after one sign-in share.</summary>
    public Guid FamilyId { get; init; }

    /// <summary>The user who signed in.</summary>
    public Guid UserId { get; init; }

    /// <summary>The SHA-256 of the token; unique.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The user's security stamp at the sign-in. When the user gets another stamp, for example with a new
    /// password, the token stops working.</summary>
    public required string Stamp { get; init; }

    /// <summary>Whether the user gave an authentication code at the sign-in.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>The name that the program gave itself at the sign-in; null for none.</summary>
    public string? Client { get; init; }

    /// <summary>When the user signed in, UTC.</summary>
    public DateTimeOffset SignedInAt { get; init; }

    /// <summary>When the program got this token, UTC.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the token stops working if it is not used, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the program used it, UTC; null before that.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When its whole family was revoked, UTC; null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
