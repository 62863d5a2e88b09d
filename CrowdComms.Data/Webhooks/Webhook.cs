using CrowdComms.Data.Common;

namespace CrowdComms.Data.Webhooks;

/// <summary>An address of another system that is told what happens in an event.</summary>
public sealed class Webhook
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Where to; http or https.</summary>
    public required string Url { get; set; }

    /// <summary>What it is told, with commas between: <c>registrant.confirmed,zone.entered</c>.</summary>
    public required string Kinds { get; set; }

    /// <summary>Whether it is told anything now.</summary>
    public bool Active { get; set; }

    /// <summary>What deliveries are signed with, covered.</summary>
    public required string Secret { get; init; }

    /// <summary>What happened until then is written down for it, UTC.</summary>
    public DateTimeOffset FollowedUntil { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>How far a delivery is.</summary>
public enum DeliveryState
{
    /// <summary>To be delivered.</summary>
    Queued,
    /// <summary>The other system took it.</summary>
    Delivered,
    /// <summary>It was tried for a day, or its webhook is switched off.</summary>
    Failed,
}

/// <summary>One thing that happened, told to one webhook. It names things by their ids: no personal data stands
/// here, nor leaves.</summary>
public sealed class WebhookDelivery
{
    /// <summary>Time-ordered; the receiver sees it, and knows by it what it was told twice.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>To whom.</summary>
    public Guid WebhookId { get; init; }

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>What happened: <c>registrant.checked_in</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The step or the scan that it tells of; unique with the webhook and the kind.</summary>
    public Guid CauseId { get; init; }

    /// <summary>Whose.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>For zones, which.</summary>
    public Guid? ZoneId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How far it is.</summary>
    public DeliveryState State { get; set; }

    /// <summary>Times that it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>What the other system answered last; null when it did not.</summary>
    public int? LastStatus { get; set; }

    /// <summary>What went wrong last, in a sentence.</summary>
    public string? LastError { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not to be tried before, UTC.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Whoever delivers it now; for one who died the lease runs out.</summary>
    public Guid? Claim { get; set; }

    /// <summary>Until when nobody else delivers it, UTC.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
}
