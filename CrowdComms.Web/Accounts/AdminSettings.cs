namespace CrowdComms.Web.Accounts;

/// <summary>The settings <c>Admin</c>: the first admin, created at start if no user exists.</summary>
public sealed record AdminSettings
{
    /// <summary>The email address with which the admin signs in; null if the admin is to be created on the page
    /// <c>/setup</c>.</summary>
    public string? Email { get; init; }

    /// <summary>The password, at least twelve characters. Set it by the environment, never in a file that others can
    /// read.</summary>
    public string? Password { get; init; }
}
