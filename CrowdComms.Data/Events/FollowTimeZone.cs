using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>Changes what is typed as a local time when the time zone of an event changes; the event saves it in the same
/// transaction. It is a function because the folders of those entities depend on events, and not the other way
/// round.</summary>
public delegate Task FollowTimeZone(CrowdCommsContext context, TimeZoneChange change, CancellationToken cancellationToken);

/// <summary>A change of an event's time zone.</summary>
/// <param name="EventId">The event.</param>
/// <param name="From">The zone before, such as <c>Europe/Berlin</c>.</param>
/// <param name="To">The zone from now on.</param>
/// <param name="By">Who changes it, and when.</param>
public sealed record TimeZoneChange(Guid EventId, string From, string To, StepTaken By)
{
    /// <summary>Whether the event itself moves, so that clocks in the new zone show its times; false where a program named
    /// another zone and kept the instant of the start or of the end.</summary>
    public bool EventMoves { get; init; }
}
