namespace CrowdComms.Data.CheckIn;

/// <summary>One reading of a ticket at a station, or one registrant chosen by hand there.</summary>
/// <param name="ScanId">Created by the device before it sends, so that the server recognises a scan that is sent
/// twice.</param>
/// <param name="StationId">The station where the ticket was read.</param>
/// <param name="Code">The text that the scanner read; null when <paramref name="RegistrantId"/> is given.</param>
/// <param name="RegistrantId">The registrant whom staff chose by hand; null when <paramref name="Code"/> is
/// given.</param>
/// <param name="Reason">Overrides a refusal that staff may override, where one is needed; up to 300 characters, null
/// for no override.</param>
public sealed record ScanRequest(
    Guid ScanId, Guid StationId, string? Code = null, Guid? RegistrantId = null, string? Reason = null)
{
    /// <summary>Whether the registrant wants to go in or out; out only at a door.</summary>
    public Direction Direction { get; init; }

    /// <summary>When the ticket was read by the device's clock, UTC; null for the server's time. It is at most two minutes
    /// in the future and seven days in the past, and not earlier than a day before the event.</summary>
    public DateTimeOffset? ScannedAt { get; init; }

    /// <summary>Whether the scan is only decided, and nothing is written.</summary>
    public bool Simulate { get; init; }
}
