using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Devices;

/// <summary>A paired device in the organisers' list. Instants are UTC.</summary>
/// <param name="Id">The device.</param>
/// <param name="Name">Its name.</param>
/// <param name="StationId">Where it works.</param>
/// <param name="Station">That station's name.</param>
/// <param name="Kind">What the station is.</param>
/// <param name="PairedAt">When it was paired.</param>
/// <param name="SeenAt">When it last asked for anything, to the minute.</param>
/// <param name="LastScanAt">Its newest scan; null for none.</param>
public sealed record DeviceRow(
    Guid Id, string Name, Guid StationId, string Station, StationKind Kind, DateTimeOffset PairedAt,
    DateTimeOffset SeenAt, DateTimeOffset? LastScanAt);

/// <summary>A code to show to whoever holds the device.</summary>
/// <param name="Id">The pairing.</param>
/// <param name="Code">8 characters, without the hyphen; kept nowhere.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record PairingShown(Guid Id, string Code, DateTimeOffset ExpiresAt);

/// <summary>What a device keeps: its id, and the secret that nobody else has.</summary>
public sealed record DeviceKey(Guid Id, string Secret);

/// <summary>A paired device at its station.</summary>
/// <param name="Actor">Who it is in the history, and what it may do.</param>
/// <param name="Slug">The event's address.</param>
/// <param name="Station">Where it works.</param>
public sealed record DeviceAtWork(Actor Actor, string Slug, StationPlace Station)
{
    /// <summary>The one page that it opens.</summary>
    public string Address => Station.Kind switch
    {
        StationKind.Desk => $"/events/{Slug}/desk",
        StationKind.Kiosk => $"/kiosk/{Slug}",
        StationKind.Door => $"/events/{Slug}/door",
    };
}
