using CrowdComms.Data.Events;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.PassTypes;

/// <summary>What every new event contains, so that it can be used right away: six pass types, the main hall that they
/// open, and an entrance desk.</summary>
internal static class EventDefaults
{
    private static readonly (string Name, string Code, string Colour)[] Passes =
    [
        ("General", "GEN", "#3b6ea5"), ("VIP", "VIP", "#a8790c"), ("Speaker", "SPK", "#8a3fa8"),
        ("Press", "PRE", "#0f7f78"), ("Exhibitor", "EXH", "#c2571a"), ("Staff", "STF", "#5b6472"),
    ];

    /// <summary>Adds the default content of an event to the context; it has the signature of
    /// <see cref="FirstContent"/>.</summary>
    internal static IReadOnlyList<FirstThing> Add(CrowdCommsContext context, Guid eventId)
    {
        var hall = new Zone { EventId = eventId, Name = "Main hall" };
        var desk = new Station { EventId = eventId, Name = "Entrance desk", Kind = StationKind.Desk };
        List<PassType> passes = [.. Passes.Select((p, position) =>
        {
            var pass = new PassType { EventId = eventId, Name = p.Name, Code = p.Code, Colour = p.Colour,
                Position = position, IsVip = p.Code == "VIP", IsPublic = p.Code == "GEN" };
            pass.Zones.Add(hall);
            return pass;
        })];
        context.PassTypes.AddRange(passes);
        context.Zones.Add(hall);
        context.Stations.Add(desk);
        return
        [
            .. passes.Select(p => new FirstThing(nameof(PassType), p.Id, p.Name)),
            new FirstThing(nameof(Zone), hall.Id, hall.Name),
            new FirstThing(nameof(Station), desk.Id, desk.Name),
        ];
    }
}
