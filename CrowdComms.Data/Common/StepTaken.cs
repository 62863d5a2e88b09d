namespace CrowdComms.Data.Common;

/// <summary>Who changes a registrant's status, and when, where and why.</summary>
/// <param name="By">The actor who changes the status.</param>
/// <param name="At">When the status changes, UTC.</param>
/// <param name="StationId">The station of a check-in; null for every other change of status.</param>
/// <param name="Reason">The reason for the change; null or blank for none.</param>
public sealed record StepTaken(Actor By, DateTimeOffset At, Guid? StationId = null, string? Reason = null);
