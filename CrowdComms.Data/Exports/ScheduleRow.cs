namespace CrowdComms.Data.Exports;

/// <summary>One daily export in the list.</summary>
/// <param name="Id">The id of the daily export.</param>
/// <param name="Kind">The table that is exported.</param>
/// <param name="Format">The format of the file.</param>
/// <param name="Hour">The hour at which the email is sent, 0 to 23 in the event's time zone.</param>
/// <param name="Recipient">The name of the organiser who gets the email.</param>
/// <param name="NextAt">When the next email is sent, UTC.</param>
public sealed record ScheduleRow(Guid Id, ExportKind Kind, ExportFormat Format, int Hour, string Recipient, DateTimeOffset NextAt);

/// <summary>A user to whom daily exports can be sent.</summary>
public sealed record ScheduleRecipient(Guid UserId, string Name);

/// <summary>A request to set up a daily export.</summary>
/// <param name="Kind">The table to export.</param>
/// <param name="Format">The format of the file.</param>
/// <param name="Hour">The hour at which the email is sent, 0 to 23 in the event's time zone.</param>
/// <param name="UserId">The organiser who gets the email.</param>
public sealed record NewSchedule(ExportKind Kind, ExportFormat Format, int Hour, Guid UserId);
