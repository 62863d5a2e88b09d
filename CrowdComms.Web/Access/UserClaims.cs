using System.Globalization;
using System.Security.Claims;
using CrowdComms.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CrowdComms.Web.Access;

/// <summary>Writes the user's display name, and whether they are an admin, into the cookie beside the id.</summary>
public sealed class UserClaims(UserManager<User> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User>(users, options)
{
    internal const string DisplayName = "display_name", Admin = "admin";

    /// <inheritdoc />
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        if (user.IsAdmin)
        {
            identity.AddClaim(new Claim(Admin, "true"));
        }

        return identity;
    }
}

/// <summary>Reads the signed-in user from a principal, for pages.</summary>
public static class PrincipalExtensions
{
    extension(ClaimsPrincipal principal)
    {
        /// <summary>The id of the signed-in user or of the paired device; null if no one is signed in.</summary>
        public Guid? UserId =>
            Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;

        /// <summary>The name of the user as pages show it; empty if no one is signed in.</summary>
        public string DisplayName => principal.FindFirstValue(UserClaims.DisplayName) ?? "";

        /// <summary>Whether this browser is a paired device and not a person.</summary>
        public bool IsDevice => principal.Identity?.AuthenticationType == DeviceSignIn.Scheme;

        /// <summary>The kiosk that this browser is locked to; null if it is not locked.</summary>
        public LockedKiosk? Kiosk =>
            principal.FindFirstValue(KioskLock.Slug) is { } slug
                && Guid.TryParse(principal.FindFirstValue(KioskLock.Station), CultureInfo.InvariantCulture, out var id)
                ? new LockedKiosk(slug, id)
                : null;

        /// <summary>Whether the user was an admin when the cookie was written. It only decides what pages show;
        /// services ask the database.</summary>
        public bool IsAdmin => principal.HasClaim(UserClaims.Admin, "true");
    }
}
