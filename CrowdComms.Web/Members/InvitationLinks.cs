namespace CrowdComms.Web.Members;

/// <summary>The addresses of invitations, within the site.</summary>
public static class InvitationLinks
{
    /// <summary>The address of the page on which the invited person accepts.</summary>
    public static string Page(string key) => $"/account/invitation/{key}";
}
