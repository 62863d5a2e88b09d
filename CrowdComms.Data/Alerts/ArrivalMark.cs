using CrowdComms.Data.Common;

namespace CrowdComms.Data.Alerts;

/// <summary>Somebody wants to be told when a person, anybody of a company or any holder of a pass type arrives. Exactly
/// one of the three is set.</summary>
public sealed class ArrivalMark
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Who is told.</summary>
    public Guid UserId { get; init; }

    /// <summary>The person.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>The company.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>The pass type.</summary>
    public Guid? PassTypeId { get; init; }

    /// <summary>Until when arrivals were told of by e-mail, UTC; null where no e-mail is wanted.</summary>
    public DateTimeOffset? MailedUntil { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
