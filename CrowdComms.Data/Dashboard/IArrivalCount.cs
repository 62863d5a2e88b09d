namespace CrowdComms.Data.Dashboard;

/// <summary>Counts arrivals over time, in SQL that each engine words for its own instants.</summary>
public interface IArrivalCount
{
    /// <summary>People who are checked in now, counted by the five minutes of their check-in and by pass type, in
    /// the order of time.</summary>
    IQueryable<ArrivalCount> Arrivals(CrowdCommsContext context, Guid eventId);
}

/// <summary>People of one pass type who checked in during one span of five minutes.</summary>
/// <param name="Slot">Spans of five minutes since 1970-01-01T00:00Z.</param>
/// <param name="PassTypeId">Their pass type.</param>
/// <param name="Count">People.</param>
public sealed record ArrivalCount(long Slot, Guid PassTypeId, int Count);
