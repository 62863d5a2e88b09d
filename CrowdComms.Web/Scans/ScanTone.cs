using CrowdComms.Data.CheckIn;
using MudBlazor;

namespace CrowdComms.Web.Scans;

/// <summary>How an outcome looks, reads and sounds. Each has a word and an icon, because colour alone is not enough.</summary>
/// <param name="Name"><c>good</c>, <c>careful</c> or <c>stop</c>: the style and the sound.</param>
/// <param name="Word">One or two words, shown large.</param>
/// <param name="Icon">The icon as SVG.</param>
public sealed record ScanTone(string Name, string Word, string Icon)
{
    /// <summary>How a scan looks that was taken back: neither welcome nor refusal.</summary>
    public static ScanTone Undone { get; } = new("undone", "Undone", Icons.Material.Rounded.Undo);

    /// <summary>The name of what would happen, for a scan that was only simulated.</summary>
    public static string Simulated(ScanOutcome outcome) => outcome switch
    {
        ScanOutcome.Admitted => "Would be let in",
        ScanOutcome.Left => "Would be let out",
        _ => $"Would be refused: {char.ToLowerInvariant(Of(outcome).Word[0])}{Of(outcome).Word[1..]}",
    };

    /// <summary>The name of an outcome in a list, where it does not speak to the registrant.</summary>
    public static string Listed(ScanOutcome outcome) => outcome switch
    {
        ScanOutcome.Admitted => "Let in",
        ScanOutcome.Left => "Left",
        _ => Of(outcome).Word,
    };

    /// <summary>The tone that belongs to an outcome.</summary>
    public static ScanTone Of(ScanOutcome outcome) => outcome switch
    {
        ScanOutcome.Admitted => new("good", "Welcome", Icons.Material.Rounded.CheckCircle),
        ScanOutcome.Left => new("good", "Goodbye", Icons.Material.Rounded.Logout),
        ScanOutcome.AlreadyCheckedIn => new("careful", "Already in", Icons.Material.Rounded.History),
        ScanOutcome.AlreadyInside => new("careful", "Already inside", Icons.Material.Rounded.History),
        ScanOutcome.NotConfirmed => new("careful", "Not confirmed", Icons.Material.Rounded.PendingActions),
        ScanOutcome.NotCheckedIn => new("careful", "Not checked in", Icons.Material.Rounded.MeetingRoom),
        ScanOutcome.ZoneFull => new("careful", "Zone full", Icons.Material.Rounded.Groups),
        ScanOutcome.NotValidNow => new("stop", "Not valid now", Icons.Material.Rounded.EventBusy),
        ScanOutcome.NoAccess => new("stop", "No access", Icons.Material.Rounded.Block),
        ScanOutcome.Cancelled => new("stop", "Cancelled", Icons.Material.Rounded.Cancel),
        ScanOutcome.RevokedCode => new("stop", "Old ticket", Icons.Material.Rounded.PublishedWithChanges),
        ScanOutcome.WrongEvent => new("stop", "Other event", Icons.Material.Rounded.WrongLocation),
        ScanOutcome.UnknownCode => new("stop", "Unknown code", Icons.Material.Rounded.QuestionMark),
    };
}
