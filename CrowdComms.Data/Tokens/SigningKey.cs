using CrowdComms.Data.Common;

namespace CrowdComms.Data.Tokens;

/// <summary>One key that access tokens are signed with, kept here so that every node accepts what
/// another one signed.</summary>
public sealed class SigningKey
{
    /// <summary>Time-ordered; the <c>kid</c> of its tokens.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The private key (PKCS#8), as the web tier encrypted it.</summary>
    public required byte[] Protected { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
