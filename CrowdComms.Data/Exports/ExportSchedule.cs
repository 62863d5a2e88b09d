using CrowdComms.Data.Common;

namespace CrowdComms.Data.Exports;

/// <summary>An export that an organiser is sent a link to every day. The link needs a sign-in: an e-mail with the file itself would lay the whole list open to whoever reads that mailbox.</summary>
public sealed class ExportSchedule
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>The organiser.</summary>
    public Guid UserId { get; init; }

    /// <summary>What.</summary>
    public ExportKind Kind { get; init; }

    /// <summary>How.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>0 to 23, of the event's time zone.</summary>
    public int Hour { get; init; }

    /// <summary>When the next one is sent, UTC.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
