using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Events;

/// <summary>What a new event begins with, so that it can be used at once: six passes, the hall they open, and a desk.</summary>
internal static class EventDefaults
{
    private static readonly (string Name, string Code, string Colour)[] Passes =
    [
        ("General", "GEN", "#3b6ea5"), ("VIP", "VIP", "#a8790c"), ("Speaker", "SPK", "#8a3fa8"),
        ("Press", "PRE", "#0f7f78"), ("Exhibitor", "EXH", "#c2571a"), ("Staff", "STF", "#5b6472"),
    ];

    internal static (IReadOnlyList<PassType> Passes, Zone Hall, Station Desk) For(Guid eventId)
    {
        var hall = new Zone { EventId = eventId, Name = "Main hall" };
        var desk = new Station { EventId = eventId, Name = "Entrance desk", Kind = StationKind.Desk };
        var passes = Passes.Select((p, position) =>
        {
            var pass = new PassType { EventId = eventId, Name = p.Name, Code = p.Code, Colour = p.Colour, Position = position, IsVip = p.Code == "VIP", IsPublic = p.Code == "GEN" };
            pass.Zones.Add(hall);
            return pass;
        });
        return ([.. passes], hall, desk);
    }
}
