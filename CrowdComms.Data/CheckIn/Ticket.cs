namespace CrowdComms.Data.CheckIn;

/// <summary>A ticket code that was issued to a registrant; a reissue revokes it, and it is never forgotten.</summary>
public sealed class Ticket
{
    /// <summary>See <see cref="TicketCode"/>; unique over all events.</summary>
    public required string Code { get; init; }

    /// <summary>The event it opens.</summary>
    public Guid EventId { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>UTC; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
