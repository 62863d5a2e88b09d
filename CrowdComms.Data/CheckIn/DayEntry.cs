using CrowdComms.Data.Common;

namespace CrowdComms.Data.CheckIn;

/// <summary>The entry of one registrant on one day of an event that checks tickets once a day. The first of them is the
/// check-in, which changes the status; the later ones change nothing else.</summary>
public sealed class DayEntry
{
    /// <summary>The row's id, a version 7 GUID: a later row has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event of the registrant.</summary>
    public Guid EventId { get; init; }

    /// <summary>The registrant who came in.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>The date in the event's time zone. A unique index allows one standing entry for each registrant and
    /// day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>When the registrant came in that day, UTC; an earlier scan that arrives later moves it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The <see cref="Scan.ScanId"/> of the scan that admitted the registrant.</summary>
    public Guid ScanId { get; init; }

    /// <summary>When the entry was undone, UTC; null while it holds.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
}
