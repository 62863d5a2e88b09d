namespace CrowdComms.Data.Common;

/// <summary>Who takes a step, when, where and why.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
/// <param name="StationId">Where, for a check-in.</param>
/// <param name="Reason">Why; blank counts as none.</param>
public sealed record StepTaken(Actor By, DateTimeOffset At, Guid? StationId = null, string? Reason = null);
