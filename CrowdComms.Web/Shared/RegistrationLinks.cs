namespace CrowdComms.Web.Shared;

/// <summary>The addresses of public registration, within the site.</summary>
public static class RegistrationLinks
{
    /// <summary>Where people register themselves for an event.</summary>
    public static string Page(string slug) => $"/register/{slug}";

    /// <summary>Where people put themselves on the waiting list.</summary>
    public static string Waiting(string slug, string? pass = null) => $"/register/{slug}/waiting{(pass is null ? "" : $"?pass={Uri.EscapeDataString(pass)}")}";

    /// <summary>Where somebody on it sees how it stands.</summary>
    public static string Place(string slug, string key) => $"/register/{slug}/waiting?place={Uri.EscapeDataString(key)}";

    /// <summary>Where a place that is kept for somebody is taken.</summary>
    public static string Offer(string slug, string key) => $"/register/{slug}?offer={Uri.EscapeDataString(key)}";

    /// <summary>Where organisers see to all of it.</summary>
    public static string Room(string slug) => $"/events/{slug}/registration";
}
