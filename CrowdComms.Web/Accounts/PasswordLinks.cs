namespace CrowdComms.Web.Accounts;

/// <summary>The addresses of forgotten passwords, within the site.</summary>
public static class PasswordLinks
{
    /// <summary>The page on which a user asks for a link to choose a new password.</summary>
    public const string Forgotten = "/account/forgot-password";

    /// <summary>The page on which a user chooses a new password; <paramref name="token"/> permits it once.</summary>
    public static string New(Guid userId, string token) =>
        $"/account/new-password?user={userId}&token={Uri.EscapeDataString(token)}";
}
