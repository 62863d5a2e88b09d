using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;

namespace CrowdComms.Data.Capacity;

/// <summary>Whether a place is left, in the event and among the holders of a pass type.</summary>
internal static class RegistrantPlaces
{
    /// <summary>Call inside the transaction that takes the place: others who want one wait for its end. Null
    /// when there is one.</summary>
    /// <param name="engine">Locks.</param>
    /// <param name="context">In a transaction.</param>
    /// <param name="asked">The place.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<Error?> RefusalAsync(
        this IDatabaseEngine engine, CrowdCommsContext context, PlaceAsked asked, CancellationToken cancellationToken)
    {
        var (whole, pass) = (asked.Event, asked.PassType);
        if (whole?.Capacity is null && pass.Capacity is null)
        {
            return null;
        }

        await engine.LockAsync(context, pass.EventId, cancellationToken);
        var seats = await Seats.CountAsync(context, (pass.EventId, whole?.Capacity),
            new SeatsAsked(asked.Now, asked.Offer, pass.Id), cancellationToken);
        if (whole?.Capacity is { } places && seats.LeftInEvent == 0)
        {
            return CapacityErrors.EventFull(places, seats.Kept);
        }

        if (pass.Capacity is { } most && seats.LeftOf(pass.Id, most) == 0)
        {
            return CapacityErrors.PassTypeFull(pass.Name, most, seats.KeptOf(pass.Id));
        }

        return asked.InTurn && seats.LeftInTurn(pass.Id, pass.Capacity) == 0 ? CapacityErrors.OthersWait(pass.Name)
            : null;
    }
}
