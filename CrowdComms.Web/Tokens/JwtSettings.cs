namespace CrowdComms.Web.Tokens;

/// <summary>The settings <c>Jwt</c>: the access tokens of the API.</summary>
public sealed record JwtSettings
{
    /// <summary>The issuer that the tokens name (their <c>iss</c>).</summary>
    public string Issuer { get; init; } = "crowdcomms";

    /// <summary>How long a token is valid; also how long a program can still ask <c>/me</c> for a user whose account
    /// was removed.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(15);
}
