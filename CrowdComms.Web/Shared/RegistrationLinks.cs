namespace CrowdComms.Web.Shared;

/// <summary>The addresses of public registration, within the site.</summary>
public static class RegistrationLinks
{
    /// <summary>The page on which people register for an event.</summary>
    public static string Page(string slug) => $"/register/{slug}";

    /// <summary>The page on which people join the waiting list, for one pass type if <paramref name="pass"/> names
    /// it.</summary>
    public static string Waiting(string slug, string? pass = null) =>
        $"/register/{slug}/waiting{(pass is null ? "" : $"?pass={Uri.EscapeDataString(pass)}")}";

    /// <summary>The page that shows a waiting person how the waiting list stands; <paramref name="key"/> is their
    /// secret.</summary>
    public static string Place(string slug, string key) => $"/register/{slug}/waiting?place={Uri.EscapeDataString(key)}";

    /// <summary>The page on which a waiting person takes the seat that is kept for them; <paramref name="key"/> is
    /// their secret.</summary>
    public static string Offer(string slug, string key) => $"/register/{slug}?offer={Uri.EscapeDataString(key)}";

    /// <summary>The page on which organisers manage public registration.</summary>
    public static string Access(string slug) => $"/events/{slug}/registration";
}
