namespace CrowdComms.Data.Dashboard;

/// <summary>Counts arrivals over time by SQL, which differs between the databases because they store instants
/// differently.</summary>
public interface IArrivalCount
{
    /// <summary>Returns the registrants who are checked in now, counted by the five minutes of their check-in and by
    /// pass type, in order of time. Where tickets are checked once a day, each of their days counts.</summary>
    IQueryable<ArrivalCount> Arrivals(CrowdCommsContext context, Guid eventId);
}

/// <summary>The number of holders of one pass type who checked in during one span of five minutes.</summary>
/// <param name="Slot">The number of the span, counted in spans of five minutes since 1970-01-01T00:00Z.</param>
/// <param name="PassTypeId">The pass type of the registrants.</param>
/// <param name="Count">The number of registrants.</param>
public sealed record ArrivalCount(long Slot, Guid PassTypeId, int Count);
