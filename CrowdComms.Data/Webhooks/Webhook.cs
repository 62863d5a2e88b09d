using CrowdComms.Data.Common;

namespace CrowdComms.Data.Webhooks;

/// <summary>An address of another system that receives what happens in an event.</summary>
public sealed class Webhook
{
    /// <summary>A version 7 GUID, so ids sort by time.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event that it reports on.</summary>
    public Guid EventId { get; init; }

    /// <summary>The http or https address that deliveries are posted to.</summary>
    public required string Url { get; set; }

    /// <summary>The kinds of delivery it gets, with commas between: <c>registrant.confirmed,zone.entered</c>.</summary>
    public required string Kinds { get; set; }

    /// <summary>Whether deliveries are queued and sent now.</summary>
    public bool Active { get; set; }

    /// <summary>The secret that signs its deliveries, encrypted.</summary>
    public required string Secret { get; init; }

    /// <summary>Deliveries for everything until this instant are queued, UTC.</summary>
    public DateTimeOffset FollowedUntil { get; set; }

    /// <summary>When an organiser created it, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The states of a delivery.</summary>
public enum DeliveryState
{
    /// <summary>The delivery waits to be sent.</summary>
    Queued,
    /// <summary>The other system accepted the delivery.</summary>
    Delivered,
    /// <summary>The delivery was tried for a day, or its webhook was turned off.</summary>
    Failed,
}

/// <summary>One thing that happened, to be sent to one webhook. It holds ids and no personal data, and neither does the
/// request.</summary>
public sealed class WebhookDelivery
{
    /// <summary>A version 7 GUID; the receiver sees it and recognises with its help a delivery that comes twice.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The webhook that receives it.</summary>
    public Guid WebhookId { get; init; }

    /// <summary>The event in which it happened.</summary>
    public Guid EventId { get; init; }

    /// <summary>What happened, such as <c>registrant.checked_in</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The status change or scan that caused it; unique together with the webhook and the kind.</summary>
    public Guid CauseId { get; init; }

    /// <summary>The registrant it is about; null for a test.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>The zone that was entered or left; null for other kinds.</summary>
    public Guid? ZoneId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether it is queued, delivered or failed.</summary>
    public DeliveryState State { get; set; }

    /// <summary>How often sending was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>The status code of the last response; null when there was none.</summary>
    public int? LastStatus { get; set; }

    /// <summary>A sentence about the last failure; null for none.</summary>
    public string? LastError { get; set; }

    /// <summary>When it was queued, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The earliest time of the next attempt, UTC.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When the other system accepted it, UTC; null before that.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>The id of the sender that claimed it; null when none has. If that one dies, the claim
    /// expires.</summary>
    public Guid? Claim { get; set; }

    /// <summary>Until when other senders leave it alone, UTC; null without a claim.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
}
