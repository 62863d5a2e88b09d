using System.Security.Cryptography;

namespace CrowdComms.Data.Tickets;

/// <summary>A ticket code that was issued to a registrant. A reissue revokes it and keeps the row, so that a scan can
/// say so.</summary>
public sealed class Ticket
{
    /// <summary>The code in the QR, as <see cref="TicketCode"/> describes it; unique over all events.</summary>
    public required string Code { get; init; }

    /// <summary>The event that the ticket is for.</summary>
    public Guid EventId { get; init; }

    /// <summary>The registrant who holds it.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>The secret part of the address of the public ticket page: 128 random bits as 32 hexadecimal digits. It
    /// is not the code, because addresses are passed on and logged.</summary>
    public string PageKey { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>When the ticket was issued, UTC.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the ticket was revoked, UTC; null while it is valid.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Whether it was revoked because another person took over the registration.</summary>
    public bool PassedOn { get; set; }
}
