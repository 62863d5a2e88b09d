using System.Globalization;
using System.Security.Claims;
using CrowdComms.Data.Common;
using CrowdComms.Data.Tokens;
using Microsoft.AspNetCore.Authorization;

namespace CrowdComms.Web.Access;

/// <summary>The scope that an API key needs at an endpoint. An endpoint without it admits no API key.</summary>
/// <param name="Scope">The scope that the key must have.</param>
public sealed record NeededScope(ApiScope Scope);

/// <summary>Says at endpoints what API keys may do, and reads what a key was granted.</summary>
public static class KeyScopes
{
    internal const string Role = "key_role";

    /// <summary>Admits API keys that have this scope. A scope set at an endpoint replaces the one of its group.</summary>
    public static TBuilder NeedsScope<TBuilder>(this TBuilder endpoints, ApiScope scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new NeededScope(scope));

    internal static bool Admits(AuthorizationHandlerContext asked) =>
        asked.User.KeyGrant is not { } key
            || (Needed((asked.Resource as HttpContext)?.GetEndpoint()) is { } scope and not ApiScope.None && key.Scopes.HasFlag(scope));

    // Scanning is what staff do; reading and writing are what an organiser would do by hand.
    internal static MemberRole RoleAt(Endpoint? endpoint) => Needed(endpoint) is ApiScope.Read or ApiScope.Write
        ? MemberRole.Organiser : MemberRole.Staff;

    private static ApiScope? Needed(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<NeededScope>()?.Scope;

    extension(ClaimsPrincipal principal)
    {
        /// <summary>What the API key that asks was granted; null if a user or a device asks.</summary>
        public KeyGrant? KeyGrant =>
            principal.Identity?.AuthenticationType == ApiKeySignIn.Scheme
                ? new KeyGrant(
                    principal.UserId!.Value, Guid.Parse(principal.FindFirstValue(ApiKeySignIn.Event)!, CultureInfo.InvariantCulture),
                    principal.DisplayName,
                    (ApiScope)int.Parse(principal.FindFirstValue(ApiKeySignIn.Scopes)!, CultureInfo.InvariantCulture))
                : null;

        internal MemberRole KeyRole => Enum.Parse<MemberRole>(principal.FindFirstValue(Role)!);
    }
}
