using CrowdComms.Data.Common;

namespace CrowdComms.Data.Tokens;

/// <summary>A key that signs access tokens. It is stored in the database, so that every node accepts tokens that
/// another node signed.</summary>
public sealed class SigningKey
{
    /// <summary>A version 7 GUID; tokens name it as their <c>kid</c>.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The private key (PKCS#8), encrypted by the web tier.</summary>
    public required byte[] Protected { get; init; }

    /// <summary>When a node created the key, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
