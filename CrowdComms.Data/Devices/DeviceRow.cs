using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Devices;

/// <summary>One paired device in the organisers' list. Instants are UTC.</summary>
/// <param name="Id">The device's id.</param>
/// <param name="Name">The device's name.</param>
/// <param name="StationId">The station at which the device works.</param>
/// <param name="Station">The name of that station.</param>
/// <param name="Kind">The kind of that station: a desk, a kiosk or a door.</param>
/// <param name="PairedAt">When the device was paired.</param>
/// <param name="SeenAt">When the device last sent a request, to the minute.</param>
/// <param name="LastScanAt">The time of the device's newest scan; null when it has none.</param>
public sealed record DeviceRow(
    Guid Id, string Name, Guid StationId, string Station, StationKind Kind, DateTimeOffset PairedAt,
    DateTimeOffset SeenAt, DateTimeOffset? LastScanAt);

/// <summary>A pairing code that an organiser shows to the person who holds the device.</summary>
/// <param name="Id">The pairing's id, by which the organiser's page asks whether it was used.</param>
/// <param name="Code">The code: 8 characters, without the hyphen. It is returned only here, since only its hash is
/// stored.</param>
/// <param name="ExpiresAt">When the code stops working, UTC.</param>
public sealed record PairingShown(Guid Id, string Code, DateTimeOffset ExpiresAt);

/// <summary>The credentials that a device stores: its id and its secret.</summary>
public sealed record DeviceKey(Guid Id, string Secret);

/// <summary>A paired device and the station at which it works.</summary>
/// <param name="Actor">The device as an actor, with its rights.</param>
/// <param name="Slug">The event's slug.</param>
/// <param name="Station">The station at which the device works.</param>
public sealed record DeviceAtWork(Actor Actor, string Slug, StationChoice Station)
{
    /// <summary>The path of the one page that the device opens.</summary>
    public string Address => Station.Kind switch
    {
        StationKind.Desk => $"/events/{Slug}/desk",
        StationKind.Kiosk => $"/kiosk/{Slug}",
        StationKind.Door => $"/events/{Slug}/door",
    };
}
