using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Engines;

/// <summary>Marks the lines of a log that tell of an unreachable database and have no exception. The host writes such
/// lines once a minute, as it does those whose exception says so.</summary>
public static class OutageEvent
{
    /// <summary>The event id that the lines carry.</summary>
    public static EventId Id { get; } = new(1, "Outage");
}
