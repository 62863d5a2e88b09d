using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Demo;

/// <summary>Writes the events of the demo's history into the context, with the time at which each of them
/// happens.</summary>
internal sealed class DemoBook(CrowdCommsContext context, DemoVenue place, DemoCrew crew)
{
    /// <summary>The actor of public registrations.</summary>
    internal static Actor Form { get; } = new(null, "Registration form", IsAdmin: false);

    internal CrowdCommsContext Context => context;

    internal DemoVenue Place => place;

    internal DemoCrew Crew => crew;

    /// <summary>Returns the actor who works at a station; a kiosk acts for itself.</summary>
    internal Actor Worker(Station station) =>
        station.Kind == StationKind.Kiosk ? new Actor(null, station.Name, IsAdmin: false) : crew.Staff;

    // Ids are created for the time at which a thing happened in the demo, since lists sort by id.
    internal void AddScan(Scan scan)
    {
        context.Entry(scan).Property(s => s.Id).CurrentValue = Guid.CreateVersion7(scan.ReceivedAt);
        context.Scans.Add(scan);
    }

    internal void AddStep(Result<StatusChange> step)
    {
        context.Entry(step.Value).Property(s => s.Id).CurrentValue = Guid.CreateVersion7(step.Value.At);
        context.StatusChanges.Add(step.Value);
    }
}
