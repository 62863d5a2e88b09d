namespace CrowdComms.Web.Api;

/// <summary>The settings <c>RateLimits</c>: how many requests a caller may send.</summary>
public sealed record RateLimitSettings
{
    /// <summary>Attempts to sign in per minute, from one network address to one account.</summary>
    public int SignInPerMinute { get; init; } = 10;

    /// <summary>Scans per second by one user, device or API key.</summary>
    public int ScansPerSecond { get; init; } = 100;

    /// <summary>All other requests to the API per minute by one user, device or API key.</summary>
    public int RequestsPerMinute { get; init; } = 6000;

    /// <summary>Forms of public registration per minute from one network address.</summary>
    public int RegistrationPerMinute { get; init; } = 20;
}
