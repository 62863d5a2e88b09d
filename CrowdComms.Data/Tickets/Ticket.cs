using System.Security.Cryptography;

namespace CrowdComms.Data.Tickets;

/// <summary>A ticket code that was issued to a registrant; a reissue revokes it, and it is never forgotten.</summary>
public sealed class Ticket
{
    /// <summary>See <see cref="TicketCode"/>; unique over all events.</summary>
    public required string Code { get; init; }

    /// <summary>The event it opens.</summary>
    public Guid EventId { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>Stands in the address of the public ticket page: 128 random bits as 32 hexadecimal digits; not the
    /// code, which such a page's address would spread.</summary>
    public string PageKey { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>UTC.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>UTC; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
