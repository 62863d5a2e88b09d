namespace CrowdComms.Data.Webhooks;

/// <summary>What somebody wants a webhook to be.</summary>
/// <param name="Url">Where to; http or https.</param>
/// <param name="Events">What it is told; some of <see cref="WebhookKinds.All"/>.</param>
/// <param name="Active">Whether it is told anything now.</param>
public sealed record WebhookDetails(string Url, IReadOnlyList<string> Events, bool Active = true);

/// <summary>A webhook.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Url">Where to.</param>
/// <param name="Events">What it is told.</param>
/// <param name="Active">Whether it is told anything now.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record WebhookRow(
    Guid Id, string Url, IReadOnlyList<string> Events, bool Active, DateTimeOffset CreatedAt);

/// <summary>A webhook that was just made.</summary>
/// <param name="Row">The webhook.</param>
/// <param name="Secret">What its deliveries are signed with; said this once.</param>
public sealed record WebhookMade(WebhookRow Row, string Secret);

/// <summary>One delivery.</summary>
/// <param name="Id">Which one; the receiver sees it.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="At">When that happened, UTC.</param>
/// <param name="State">How far it is.</param>
/// <param name="Attempts">Times that it was tried.</param>
/// <param name="LastStatus">What was answered last; null when nothing was.</param>
/// <param name="LastError">What went wrong last, in a sentence.</param>
/// <param name="DueAt">Not tried before, UTC.</param>
/// <param name="DeliveredAt">UTC.</param>
public sealed record DeliveryRow(
    Guid Id, string Kind, DateTimeOffset At, DeliveryState State, int Attempts, int? LastStatus, string? LastError,
    DateTimeOffset DueAt, DateTimeOffset? DeliveredAt);

/// <summary>How secrets that must be read again are kept.</summary>
/// <param name="Cover">Makes a secret unreadable.</param>
/// <param name="Uncover">Makes it readable; null when it cannot be.</param>
public sealed record SecretCover(Func<string, string> Cover, Func<string, string?> Uncover);

/// <summary><c>Webhooks</c>: where webhooks may lead.</summary>
public sealed record WebhookSettings
{
    /// <summary>Whether addresses within private networks, this machine among them, are allowed.</summary>
    public bool AllowPrivateNetworks { get; init; }
}
