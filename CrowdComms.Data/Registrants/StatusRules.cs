using CrowdComms.Data.Common;
using static CrowdComms.Data.Common.RegistrantStatus;

namespace CrowdComms.Data.Registrants;

/// <summary>The name of a step that people take by hand.</summary>
public enum StatusStep
{
    /// <summary>Registered → Confirmed.</summary>
    Confirm,
    /// <summary>Registered or Confirmed → Cancelled.</summary>
    Cancel,
    /// <summary>Confirmed → CheckedIn; from Registered with an override, or where the event needs no confirmation.</summary>
    CheckIn,
    /// <summary>CheckedIn → Confirmed.</summary>
    UndoCheckIn,
    /// <summary>Cancelled → Registered.</summary>
    Reinstate,
}

/// <summary>One row of the status table.</summary>
/// <param name="Step">The operation.</param>
/// <param name="From">Status before.</param>
/// <param name="To">Status after.</param>
/// <param name="Role">The least role that may always take it.</param>
/// <param name="NeedsReason">Whether a reason must be given; for check in, only where the event needs a confirmation.</param>
public sealed record StatusRule(StatusStep Step, RegistrantStatus From, RegistrantStatus To, MemberRole Role, bool NeedsReason = false);

/// <summary>The status table. Every step that is not in it is refused.</summary>
public static class StatusRules
{
    /// <summary>How long staff may take their own scan back.</summary>
    public static readonly TimeSpan OwnScanUndo = TimeSpan.FromMinutes(10);

    /// <summary>All the rows.</summary>
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

    /// <summary>The row for a step, or null when the table does not have it.</summary>
    public static StatusRule? Find(StatusStep step, RegistrantStatus from) => All.FirstOrDefault(r => r.Step == step && r.From == from);

    /// <summary>The row that leads from one status to another, or null when the table does not have it.</summary>
    public static StatusRule? Between(RegistrantStatus from, RegistrantStatus to) => All.FirstOrDefault(r => r.From == from && r.To == to);

    /// <summary>The steps that lead out of a status.</summary>
    public static IEnumerable<StatusRule> From(RegistrantStatus from) => All.Where(r => r.From == from);
}
