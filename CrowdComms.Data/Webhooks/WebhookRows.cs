namespace CrowdComms.Data.Webhooks;

/// <summary>The properties of a webhook as an organiser enters them.</summary>
/// <param name="Url">The http or https address that deliveries are posted to.</param>
/// <param name="Events">The kinds of delivery, from <see cref="WebhookKinds.All"/>.</param>
/// <param name="Active">Whether deliveries are queued and sent now.</param>
public sealed record WebhookDetails(string Url, IReadOnlyList<string> Events, bool Active = true);

/// <summary>A webhook as lists show it.</summary>
/// <param name="Id">The id of the webhook.</param>
/// <param name="Url">The address that deliveries are posted to.</param>
/// <param name="Events">The kinds of delivery that it gets.</param>
/// <param name="Active">Whether deliveries are queued and sent now.</param>
/// <param name="CreatedAt">When an organiser created it, UTC.</param>
public sealed record WebhookRow(
    Guid Id, string Url, IReadOnlyList<string> Events, bool Active, DateTimeOffset CreatedAt);

/// <summary>A new webhook with its secret.</summary>
/// <param name="Row">The webhook as lists show it.</param>
/// <param name="Secret">The secret that signs its deliveries; it is shown only now.</param>
public sealed record WebhookMade(WebhookRow Row, string Secret);

/// <summary>One delivery in the log of a webhook.</summary>
/// <param name="Id">The id of the delivery, which the receiver sees.</param>
/// <param name="Kind">What happened, such as <c>registrant.checked_in</c>.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="State">Whether it is queued, delivered or failed.</param>
/// <param name="Attempts">How often sending was tried.</param>
/// <param name="LastStatus">The status code of the last response; null when there was none.</param>
/// <param name="LastError">A sentence about the last failure; null for none.</param>
/// <param name="DueAt">The earliest time of the next attempt, UTC.</param>
/// <param name="DeliveredAt">When the other system accepted it, UTC; null before that.</param>
public sealed record DeliveryRow(
    Guid Id, string Kind, DateTimeOffset At, DeliveryState State, int Attempts, int? LastStatus, string? LastError,
    DateTimeOffset DueAt, DateTimeOffset? DeliveredAt);

/// <summary>Encrypts secrets that must be read again later.</summary>
/// <param name="Cover">Encrypts a secret.</param>
/// <param name="Uncover">Decrypts a secret; null when it cannot be decrypted.</param>
public sealed record SecretCover(Func<string, string> Cover, Func<string, string?> Uncover);

/// <summary>The settings under <c>Webhooks</c>: which addresses webhooks may have.</summary>
public sealed record WebhookSettings
{
    /// <summary>Whether addresses in private networks, this machine included, are allowed.</summary>
    public bool AllowPrivateNetworks { get; init; }
}

/// <summary>Names one webhook of an event.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Id">The webhook; another event's is not found.</param>
public sealed record WebhookKey(Guid EventId, Guid Id);
