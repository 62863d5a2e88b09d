namespace CrowdComms.Data.Exports;

/// <summary>A daily export.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Kind">What.</param>
/// <param name="Format">How.</param>
/// <param name="Hour">0 to 23, of the event's time zone.</param>
/// <param name="Recipient">The organiser's name.</param>
/// <param name="NextAt">When the next one is sent, UTC.</param>
public sealed record ScheduleRow(Guid Id, ExportKind Kind, ExportFormat Format, int Hour, string Recipient, DateTimeOffset NextAt);

/// <summary>Somebody who may be sent exports.</summary>
public sealed record ScheduleRecipient(Guid UserId, string Name);

/// <summary>A daily export to set up.</summary>
/// <param name="Kind">What.</param>
/// <param name="Format">How.</param>
/// <param name="Hour">0 to 23, of the event's time zone.</param>
/// <param name="UserId">The organiser.</param>
public sealed record NewSchedule(ExportKind Kind, ExportFormat Format, int Hour, Guid UserId);
