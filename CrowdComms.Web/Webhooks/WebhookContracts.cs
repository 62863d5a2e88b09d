using System.Text.Json.Serialization;
using CrowdComms.Data.Webhooks;

namespace CrowdComms.Web.Webhooks;

/// <summary>A webhook as programs write it.</summary>
public sealed record WebhookBody
{
    /// <summary>The address to which events are sent: http or https, and not in a private network.</summary>
    /// <example>https://crm.company.example/hooks</example>
    public required string Url { get; init; }

    /// <summary>The events that are sent, such as <c>registrant.checked_in</c> and <c>zone.entered</c>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Whether events are sent now.</summary>
    public bool Active { get; init; } = true;

    internal WebhookDetails Details => new(Url ?? "", [.. (Events ?? []).Select(e => e ?? "")], Active);
}

/// <summary>A webhook, to which events are sent.</summary>
/// <param name="Id">The id of the webhook.</param>
/// <param name="Url">The address to which events are sent.</param>
/// <param name="Events">The events that are sent.</param>
/// <param name="Active">Whether events are sent now.</param>
public sealed record WebhookResponse(Guid Id, string Url, IReadOnlyList<string> Events, bool Active)
{
    /// <summary>The secret with which deliveries are signed (HMAC-SHA256 over <c>timestamp.body</c>); returned once,
    /// when the webhook is created.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static WebhookResponse Of(WebhookRow row) => new(row.Id, row.Url, row.Events, row.Active);
}
