using System.Security.Claims;
using CrowdComms.Data.Common;
using Microsoft.AspNetCore.Authentication;

namespace CrowdComms.Web.Access;

/// <summary>
/// Says beside who somebody is from where they ask, so that the audit can. A circuit keeps the user of the request that opened it, and with
/// it where that came from. Nothing of it is written into a cookie.
/// </summary>
/// <param name="asked">The request.</param>
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

        // The principal that came in belongs to the cookie, which may be written again.
        return Task.FromResult(new ClaimsPrincipal([.. principal.Identities.Where(i => !i.HasClaim(c => c.Type == Via)), new ClaimsIdentity(claims)]));
    }

    /// <summary>From where a page is asked for by somebody whom the request does not name, such as who accepts an invitation by making an account.</summary>
    internal static Origin OfPage(HttpContext http) => new(Page, AddressOf(http));

    private static string? AddressOf(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;

    private static string ViaOf(ClaimsPrincipal principal, HttpRequest request) =>
        principal.IsDevice ? "Device"
        : principal.KeyGrant is not null ? "API key"
        : request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? "API"
        : Page;
}

/// <summary>Where a principal asks from.</summary>
public static class RequestOriginExtensions
{
    extension(ClaimsPrincipal principal)
    {
        /// <summary>From where; null where no request said it.</summary>
        public Origin? Origin => principal.FindFirstValue(RequestOrigin.Via) is { } via ? new Origin(via, principal.FindFirstValue(RequestOrigin.Address)) : null;
    }
}
