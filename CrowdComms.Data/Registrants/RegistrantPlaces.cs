using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Whether a place is left, in the event and among the holders of a pass type.</summary>
internal static class RegistrantPlaces
{
    /// <summary>Call inside the transaction that takes the place: others who want one wait for its end. Null when there is one.</summary>
    /// <param name="engine">Locks.</param>
    /// <param name="context">In a transaction.</param>
    /// <param name="held">The event and the pass type; the event null when its place is held already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<Error?> RefusalAsync(
        this IDatabaseEngine engine, CrowdCommsContext context, (Event? Event, PassType PassType) held, CancellationToken cancellationToken)
    {
        var (whole, pass) = held;
        if (whole?.Capacity is null && pass.Capacity is null)
        {
            return null;
        }

        await engine.LockAsync(context, pass.EventId, cancellationToken);
        var present = context.Registrants.Where(r => r.EventId == pass.EventId && r.Status != RegistrantStatus.Cancelled);
        if (whole?.Capacity is { } places && await present.CountAsync(cancellationToken) >= places)
        {
            return RegistrantErrors.EventFull(places);
        }

        return pass.Capacity is { } most && await present.CountAsync(r => r.PassTypeId == pass.Id, cancellationToken) >= most
            ? RegistrantErrors.PassTypeFull(pass.Name, most)
            : null;
    }
}
