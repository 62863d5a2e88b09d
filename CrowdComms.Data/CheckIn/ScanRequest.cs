namespace CrowdComms.Data.CheckIn;

/// <summary>One reading of a ticket, or of a person found by name.</summary>
/// <param name="ScanId">Made by the device before it sends, so that a repeated send is known as one.</param>
/// <param name="StationId">Where.</param>
/// <param name="Code">What the scanner read; or else <paramref name="RegistrantId"/>.</param>
/// <param name="RegistrantId">The person chosen by hand.</param>
/// <param name="Reason">Overrides what may be overridden, where that is needed; up to 300 characters.</param>
public sealed record ScanRequest(Guid ScanId, Guid StationId, string? Code = null, Guid? RegistrantId = null, string? Reason = null);
