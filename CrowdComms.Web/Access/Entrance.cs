using System.Security.Claims;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;

namespace CrowdComms.Web.Access;

/// <summary>Opens an event for the user, device or API key that a request or a circuit belongs to.</summary>
public static class Entrance
{
    /// <summary>Opens an event by its slug for a signed-in user, a paired device or an API key.</summary>
    /// <returns>The event with the role of the caller in it; <c>not_found</c> if the caller has none.</returns>
    public static async Task<Result<EventAccess>> EnterAsync(
        this AccessService accessService, ClaimsPrincipal who, string slug, CancellationToken cancellationToken)
    {
        var entered = await OpenAsync(accessService, who, slug, cancellationToken);
        return entered.IsOk ? entered.Value with { Actor = entered.Value.Actor with { From = who.Origin } } : entered;
    }

    private static async Task<Result<EventAccess>> OpenAsync(
        AccessService accessService, ClaimsPrincipal who, string slug, CancellationToken cancellationToken) => who switch
        {
            { UserId: { } device, IsDevice: true } => await accessService.EnterAsDeviceAsync(device, slug, cancellationToken),
            { KeyGrant: { } key } => await accessService.EnterAsKeyAsync(key, who.KeyRole, slug, cancellationToken),
            { UserId: { } user } => await accessService.EnterAsync(user, slug, cancellationToken),
            _ => Error.NotFound("event"),
        };
}
