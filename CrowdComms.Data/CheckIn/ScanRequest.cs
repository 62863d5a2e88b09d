namespace CrowdComms.Data.CheckIn;

/// <summary>One reading of a ticket, or of a person found by name.</summary>
/// <param name="ScanId">Made by the device before it sends, so that a repeated send is known as one.</param>
/// <param name="StationId">Where.</param>
/// <param name="Code">What the scanner read; or else <paramref name="RegistrantId"/>.</param>
/// <param name="RegistrantId">The person chosen by hand.</param>
/// <param name="Reason">Overrides what may be overridden, where that is needed; up to 300 characters.</param>
public sealed record ScanRequest(
    Guid ScanId, Guid StationId, string? Code = null, Guid? RegistrantId = null, string? Reason = null)
{
    /// <summary>Which way; out only at a door.</summary>
    public Direction Direction { get; init; }

    /// <summary>The device's clock, UTC; null for now. At most two minutes in the future.</summary>
    public DateTimeOffset? ScannedAt { get; init; }

    /// <summary>Decide, and write nothing.</summary>
    public bool Simulate { get; init; }
}
