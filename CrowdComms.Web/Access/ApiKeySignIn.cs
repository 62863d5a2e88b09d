using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using CrowdComms.Data.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CrowdComms.Web.Access;

/// <summary>Signs programs in by <c>Authorization: ApiKey …</c>.</summary>
internal sealed class ApiKeySignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeyLookup keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    internal const string Prefix = "ApiKey ";
    internal new const string Scheme = "ApiKey";
    internal const string Event = "key_event", Scopes = "key_scopes";

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.FindAsync(header[Prefix.Length..].Trim(), Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("There is no such key, or it was revoked.");
        }

        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, key.Id.ToString()), new Claim(UserClaims.DisplayName, key.Name),
                new Claim(Event, key.EventId.ToString()), new Claim(Scopes, ((int)key.Scopes).ToString(CultureInfo.InvariantCulture)),
                new Claim(KeyScopes.Role, KeyScopes.RoleAt(Context.GetEndpoint()).ToString()),
            ],
            Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = Scheme;
        return base.HandleChallengeAsync(properties);
    }
}
