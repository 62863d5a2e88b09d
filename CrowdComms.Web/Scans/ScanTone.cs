using CrowdComms.Data.CheckIn;
using MudBlazor;

namespace CrowdComms.Web.Scans;

/// <summary>How an outcome looks, reads and sounds. Each has a word and an icon, because colour alone is not enough.</summary>
/// <param name="Name"><c>good</c>, <c>careful</c> or <c>stop</c>: the style and the sound.</param>
/// <param name="Word">One or two words, shown large.</param>
/// <param name="Icon">The icon as SVG.</param>
public sealed record ScanTone(string Name, string Word, string Icon)
{
    /// <summary>How a scan looks that was undone: neither admitted nor refused.</summary>
    public static ScanTone Undone { get; } = new("undone", "Undone", Icons.Material.Rounded.Undo);

    /// <summary>The name of what would happen, for a scan that was only simulated.</summary>
    public static string Simulated(ScanOutcome outcome) => outcome switch
    {
        ScanOutcome.Admitted => "Would be let in",
        ScanOutcome.Left => "Would be let out",
        ScanOutcome.AlreadyCheckedIn => "Would be refused: already checked in",
        ScanOutcome.AlreadyInside => "Would be refused: already inside",
        ScanOutcome.NotConfirmed => "Would be refused: not confirmed",
        ScanOutcome.NotCheckedIn => "Would be refused: not checked in",
        ScanOutcome.ZoneFull => "Would be refused: zone full",
        ScanOutcome.NotValidNow => "Would be refused: not valid now",
        ScanOutcome.NoAccess => "Would be refused: no access",
        ScanOutcome.Cancelled => "Would be refused: cancelled",
        ScanOutcome.RevokedCode => "Would be refused: old ticket",
        ScanOutcome.WrongEvent => "Would be refused: wrong event",
        ScanOutcome.UnknownCode => "Would be refused: unknown code",
    };

    /// <summary>The name of an outcome in a filter, for the entrance and the doors together.</summary>
    public static string Listed(ScanOutcome outcome) =>
        outcome == ScanOutcome.Admitted ? "Checked in or admitted" : Of(outcome, door: true).Word;

    /// <summary>The tone that belongs to an answer: only at a door it names a zone.</summary>
    public static ScanTone Of(ScanAnswer answer) => Of(answer.Outcome, answer.Zone is not null);

    /// <summary>The tone that belongs to an outcome, at the entrance or at a door.</summary>
    public static ScanTone Of(ScanOutcome outcome, bool door) => outcome switch
    {
        ScanOutcome.Admitted => new("good", door ? "Admitted" : "Checked in", Icons.Material.Rounded.CheckCircle),
        ScanOutcome.Left => new("good", "Left", Icons.Material.Rounded.Logout),
        ScanOutcome.AlreadyCheckedIn => new("careful", "Already checked in", Icons.Material.Rounded.History),
        ScanOutcome.AlreadyInside => new("careful", "Already inside", Icons.Material.Rounded.History),
        ScanOutcome.NotConfirmed => new("careful", "Not confirmed", Icons.Material.Rounded.PendingActions),
        ScanOutcome.NotCheckedIn => new("careful", "Not checked in", Icons.Material.Rounded.MeetingRoom),
        ScanOutcome.ZoneFull => new("careful", "Zone full", Icons.Material.Rounded.Groups),
        ScanOutcome.NotValidNow => new("stop", "Not valid now", Icons.Material.Rounded.EventBusy),
        ScanOutcome.NoAccess => new("stop", "No access", Icons.Material.Rounded.Block),
        ScanOutcome.Cancelled => new("stop", "Cancelled", Icons.Material.Rounded.Cancel),
        ScanOutcome.RevokedCode => new("stop", "Old ticket", Icons.Material.Rounded.PublishedWithChanges),
        ScanOutcome.WrongEvent => new("stop", "Wrong event", Icons.Material.Rounded.WrongLocation),
        ScanOutcome.UnknownCode => new("stop", "Unknown code", Icons.Material.Rounded.QuestionMark),
    };
}
