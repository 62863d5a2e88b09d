using System.Security.Claims;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;

namespace CrowdComms.Web.Access;

/// <summary>Opens events to whoever a request or a circuit belongs to.</summary>
public static class Entrance
{
    /// <summary>The room of a signed-in user, of a paired device or of an API key.</summary>
    /// <returns>The room; <c>not_found</c> to everybody else.</returns>
    public static async Task<Result<Room>> EnterAsync(this AccessService access, ClaimsPrincipal who, string slug, CancellationToken cancellationToken)
    {
        var entered = await OpenAsync(access, who, slug, cancellationToken);
        return entered.IsOk ? entered.Value with { Actor = entered.Value.Actor with { From = who.Origin } } : entered;
    }

    private static async Task<Result<Room>> OpenAsync(AccessService access, ClaimsPrincipal who, string slug, CancellationToken cancellationToken) => who switch
    {
        { UserId: { } device, IsDevice: true } => await access.EnterAsDeviceAsync(device, slug, cancellationToken),
        { KeyGrant: { } key } => await access.EnterAsKeyAsync(key, who.KeyRole, slug, cancellationToken),
        { UserId: { } user } => await access.EnterAsync(user, slug, cancellationToken),
        _ => Error.NotFound("event"),
    };
}
