using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;

namespace CrowdComms.Data.Capacity;

/// <summary>Checks whether the event and the pass type have a place left.</summary>
internal static class RegistrantPlaces
{
    /// <summary>Returns the error when no place is left, otherwise null. It must be called inside the transaction that
    /// saves the registrant: the lock lets others who want a place wait for its end.</summary>
    /// <param name="engine">The database, which locks the event.</param>
    /// <param name="context">The context, in a transaction.</param>
    /// <param name="asked">The place that is wanted.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    internal static async Task<Error?> RefusalAsync(
        this IDatabaseEngine engine, CrowdCommsContext context, PlaceAsked asked, CancellationToken cancellationToken)
    {
        var (whole, pass) = (asked.Event, asked.PassType);
        if (whole?.Capacity is null && pass.Capacity is null)
        {
            return null;
        }

        await engine.LockAsync(context, pass.EventId, cancellationToken);
        var seats = await Seats.CountAsync(context, new EventPlaces(pass.EventId, whole?.Capacity),
            new SeatsAsked(asked.Now, asked.Offer, pass.Id), cancellationToken);
        return seats.EventRefusal() ?? seats.PassRefusal(pass) ?? (asked.InTurn ? seats.TurnRefusal(pass) : null);
    }
}
