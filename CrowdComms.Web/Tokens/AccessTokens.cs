using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CrowdComms.Web.Tokens;

/// <summary>The user for whom an access token is issued.</summary>
/// <param name="UserId">The id of the user.</param>
/// <param name="FamilyId">The id of the sign-in from which the token comes.</param>
/// <param name="SecondFactor">Whether the user gave an authentication code at that sign-in.</param>
public sealed record SignedIn(Guid UserId, Guid FamilyId, bool SecondFactor);

/// <summary>
/// Issues and verifies access tokens: signed JSON Web Tokens that name a user. They contain no rights, which the
/// database gives at every request. The form follows RFC 9068, the checks follow RFC 8725.
/// </summary>
public sealed class AccessTokens(SigningKeys keys, JwtSettings jwt, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
{
    internal const string Audience = "crowdcomms-api", Type = "at+jwt", Family = JwtRegisteredClaimNames.Sid, Methods =
        JwtRegisteredClaimNames.Amr;
    private const string TwoFactors = "mfa", Password = "pwd";
    private static readonly JsonWebTokenHandler Writer = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Issues a token that is valid from now on for <c>Jwt:Lifetime</c>.</summary>
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

    // All code that asks for the signed-in user reads this claim, because the cookie of the pages uses it too.
    private static Task NameUserAsync(TokenValidatedContext validated)
    {
        if (validated.Principal is { Identity: ClaimsIdentity identity } who
            && Guid.TryParse(who.FindFirstValue(JwtRegisteredClaimNames.Sub), out var user))
        {
            identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.ToString()));
        }
        else
        {
            validated.Fail("The token does not name a user.");
        }

        return Task.CompletedTask;
    }
}
