namespace CrowdComms.Web.Api;

/// <summary><c>RateLimits</c>: how often somebody may ask.</summary>
public sealed record RateLimitSettings
{
    /// <summary>Tries to sign in a minute, from one address of the network to one account.</summary>
    public int SignInPerMinute { get; init; } = 10;

    /// <summary>Scans a second by one user, device or API key.</summary>
    public int ScansPerSecond { get; init; } = 100;

    /// <summary>All other requests to the API a minute by one user, device or API key.</summary>
    public int RequestsPerMinute { get; init; } = 6000;

    /// <summary>Forms of public registration a minute from one address of the network.</summary>
    public int RegistrationPerMinute { get; init; } = 20;
}
