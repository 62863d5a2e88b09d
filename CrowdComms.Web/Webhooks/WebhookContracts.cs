using System.Text.Json.Serialization;
using CrowdComms.Data.Webhooks;

namespace CrowdComms.Web.Webhooks;

/// <summary>A webhook as programs write it.</summary>
public sealed record WebhookBody
{
    /// <summary>Where to; http or https, and no address of a private network.</summary>
    /// <example>https://crm.company.example/hooks</example>
    public required string Url { get; init; }

    /// <summary>What it is told, such as <c>registrant.checked_in</c> and <c>zone.entered</c>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Whether it is told anything now.</summary>
    public bool Active { get; init; } = true;

    internal WebhookDetails Details => new(Url ?? "", [.. (Events ?? []).Select(e => e ?? "")], Active);
}

/// <summary>A webhook.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Url">Where to.</param>
/// <param name="Events">What it is told.</param>
/// <param name="Active">Whether it is told anything now.</param>
public sealed record WebhookResponse(Guid Id, string Url, IReadOnlyList<string> Events, bool Active)
{
    /// <summary>What deliveries are signed with (HMAC-SHA256 over <c>timestamp.body</c>); said once, when the webhook is made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static WebhookResponse Of(WebhookRow row) => new(row.Id, row.Url, row.Events, row.Active);
}
