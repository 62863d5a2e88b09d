namespace CrowdComms.Web.Tokens;

/// <summary><c>Jwt</c>: the access tokens of the API.</summary>
public sealed record JwtSettings
{
    /// <summary>Who issues them: their <c>iss</c>.</summary>
    public string Issuer { get; init; } = "crowdcomms";

    /// <summary>How long one is good for; also how long somebody whose account is gone may still ask who they are.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(15);
}
