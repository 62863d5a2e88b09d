namespace CrowdComms.Web.Registration;

/// <summary>The addresses of public registration, within the site.</summary>
public static class RegistrationLinks
{
    /// <summary>Where people register themselves for an event.</summary>
    public static string Page(string slug) => $"/register/{slug}";
}
