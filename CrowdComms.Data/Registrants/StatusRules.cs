using CrowdComms.Data.Common;
using static CrowdComms.Data.Common.RegistrantStatus;

namespace CrowdComms.Data.Registrants;

/// <summary>The operations that change a registrant's status.</summary>
public enum StatusStep
{
    /// <summary>From Registered to Confirmed.</summary>
    Confirm,
    /// <summary>From Registered or Confirmed to Cancelled.</summary>
    Cancel,
    /// <summary>From Confirmed to CheckedIn; from Registered with an override, or where the event needs no
    /// confirmation.</summary>
    CheckIn,
    /// <summary>From CheckedIn back to Confirmed.</summary>
    UndoCheckIn,
    /// <summary>From Cancelled back to Registered.</summary>
    Reinstate,
}

/// <summary>One row of the status table: a step that exists.</summary>
/// <param name="Step">The operation that takes the step.</param>
/// <param name="From">The status before it.</param>
/// <param name="To">The status after it.</param>
/// <param name="Role">The lowest role that may always take it.</param>
/// <param name="NeedsReason">Whether the actor must give a reason; for a check-in, only where the event needs a
/// confirmation.</param>
public sealed record StatusRule(StatusStep Step, RegistrantStatus From, RegistrantStatus To, MemberRole Role, bool NeedsReason = false);

/// <summary>The status table as data. A step that it does not hold is refused everywhere.</summary>
public static class StatusRules
{
    /// <summary>How long after a check-in the member who made it may undo it without an organiser.</summary>
    public static readonly TimeSpan OwnScanUndo = TimeSpan.FromMinutes(10);

    /// <summary>Every row of the status table.</summary>
    public static IReadOnlyList<StatusRule> All { get; } =
    [
        new(StatusStep.Confirm, Registered, Confirmed, MemberRole.Staff),
        new(StatusStep.Cancel, Registered, Cancelled, MemberRole.Staff),
        new(StatusStep.Cancel, Confirmed, Cancelled, MemberRole.Staff),
        new(StatusStep.CheckIn, Confirmed, CheckedIn, MemberRole.Staff),
        new(StatusStep.CheckIn, Registered, CheckedIn, MemberRole.Staff, NeedsReason: true),
        new(StatusStep.UndoCheckIn, CheckedIn, Confirmed, MemberRole.Organiser),
        new(StatusStep.Reinstate, Cancelled, Registered, MemberRole.Organiser),
    ];

    /// <summary>The row of an operation from a status; null when the table has none.</summary>
    public static StatusRule? Find(StatusStep step, RegistrantStatus from) => All.FirstOrDefault(r => r.Step == step && r.From == from);

    /// <summary>The row that leads from one status to another; null when the table has none.</summary>
    public static StatusRule? Between(RegistrantStatus from, RegistrantStatus to) => All.FirstOrDefault(r => r.From == from && r.To == to);

    /// <summary>The rows that lead out of a status.</summary>
    public static IEnumerable<StatusRule> From(RegistrantStatus from) => All.Where(r => r.From == from);
}
