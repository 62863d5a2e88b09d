using CrowdComms.Data.Common;

namespace CrowdComms.Data.Exports;

/// <summary>A daily email to an organiser with a link to an export. The link needs a sign-in: an email with the file
/// itself would open the whole list to everyone who can read the mailbox.</summary>
public sealed class ExportSchedule
{
    /// <summary>The row's id, a version 7 GUID: a later one is greater.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event that is exported.</summary>
    public Guid EventId { get; init; }

    /// <summary>The organiser who gets the email.</summary>
    public Guid UserId { get; init; }

    /// <summary>The table to export.</summary>
    public ExportKind Kind { get; init; }

    /// <summary>The format of the file.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>The hour at which the email is sent, 0 to 23 in the event's time zone.</summary>
    public int Hour { get; init; }

    /// <summary>When the next email is sent, UTC.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>When the daily export was set up, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
