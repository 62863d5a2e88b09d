using System.Security.Claims;
using CrowdComms.Data.Common;
using Microsoft.AspNetCore.Authentication;

namespace CrowdComms.Web.Access;

/// <summary>
/// Adds to a user from where they ask (page or API, network address), so that the audit can record it. A circuit keeps
/// the user of the request that opened it, with this origin. The origin is never written into a cookie.
/// </summary>
/// <param name="asked">Gives the current request.</param>
public sealed class RequestOrigin(IHttpContextAccessor asked) : IClaimsTransformation
{
    private const string Page = "Page";

    internal const string Via = "from_via", Address = "from_address";

    /// <inheritdoc />
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (asked.HttpContext is not { } http || principal.Identity?.IsAuthenticated != true)
        {
            return Task.FromResult(principal);
        }

        List<Claim> claims = [new Claim(Via, ViaOf(principal, http.Request))];
        if (AddressOf(http) is { } address)
        {
            claims.Add(new Claim(Address, address));
        }

        // The principal of the cookie stays unchanged, because the framework may write it into the cookie again.
        return Task.FromResult(new ClaimsPrincipal(
            [.. principal.Identities.Where(i => !i.HasClaim(c => c.Type == Via)), new ClaimsIdentity(claims)]));
    }

    /// <summary>The origin of a request to a page by a person who is not signed in, for example one who accepts an
    /// invitation by creating an account.</summary>
    internal static Origin OfPage(HttpContext http) => new(Page, AddressOf(http));

    private static string? AddressOf(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;

    private static string ViaOf(ClaimsPrincipal principal, HttpRequest request) =>
        principal.IsDevice ? "Device"
        : principal.KeyGrant is not null ? "API key"
        : request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? "API"
        : Page;
}

/// <summary>Reads from where a principal asks.</summary>
public static class RequestOriginExtensions
{
    extension(ClaimsPrincipal principal)
    {
        /// <summary>From where the principal asks; null if no request has recorded it.</summary>
        public Origin? Origin => principal.FindFirstValue(RequestOrigin.Via) is { } via
            ? new Origin(via, principal.FindFirstValue(RequestOrigin.Address)) : null;
    }
}
