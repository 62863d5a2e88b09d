namespace CrowdComms.Web.Accounts;

/// <summary><c>Admin</c>: the first admin, made when no user exists.</summary>
public sealed record AdminSettings
{
    /// <summary>The sign-in; none for the page <c>/setup</c>.</summary>
    public string? Email { get; init; }

    /// <summary>At least twelve characters; from the environment, never from a file that others read.</summary>
    public string? Password { get; init; }
}
