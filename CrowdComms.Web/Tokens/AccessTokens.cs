using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CrowdComms.Web.Tokens;

/// <summary>Who an access token is for.</summary>
/// <param name="UserId">The user.</param>
/// <param name="FamilyId">The sign-in that it follows from.</param>
/// <param name="SecondFactor">Whether a second factor was shown at that sign-in.</param>
public sealed record SignedIn(Guid UserId, Guid FamilyId, bool SecondFactor);

/// <summary>
/// Access tokens: signed JSON Web Tokens that name a user and nothing of what the user may do, which the database says at every request.
/// The form follows RFC 9068; sources of what is checked: RFC 8725.
/// </summary>
public sealed class AccessTokens(SigningKeys keys, JwtSettings jwt, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
{
    internal const string Audience = "crowdcomms-api", Type = "at+jwt", Family = JwtRegisteredClaimNames.Sid, Methods = JwtRegisteredClaimNames.Amr;
    private const string TwoFactors = "mfa", Password = "pwd";
    private static readonly JsonWebTokenHandler Writer = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Writes one that is good from now for <c>Jwt:Lifetime</c>.</summary>
    public async Task<string> IssueAsync(SignedIn who, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Writer.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = jwt.Issuer,
            Audience = Audience,
            IssuedAt = now,
            Expires = now + jwt.Lifetime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = who.UserId.ToString(),
                [Family] = who.FamilyId.ToString(),
                [Methods] = who.SecondFactor ? TwoFactors : Password,
            },
            SigningCredentials = new SigningCredentials(await keys.SignerAsync(cancellationToken), SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <inheritdoc />
    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.ConfigurationManager = keys;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = jwt.Issuer,
            ValidAudience = Audience,
            ValidTypes = [Type],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
        };
        options.Events = new JwtBearerEvents { OnTokenValidated = NameUserAsync };
    }

    /// <inheritdoc />
    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    // The pages' cookie names the user by this claim, and so all that asks who is signed in looks for it.
    private static Task NameUserAsync(TokenValidatedContext validated)
    {
        if (validated.Principal is { Identity: ClaimsIdentity identity } who && Guid.TryParse(who.FindFirstValue(JwtRegisteredClaimNames.Sub), out var user))
        {
            identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.ToString()));
        }
        else
        {
            validated.Fail("The token names nobody.");
        }

        return Task.CompletedTask;
    }
}
