using CrowdComms.Data.Events;
using CrowdComms.Data.Tickets;

namespace CrowdComms.Data.CheckIn;

/// <summary>What the sentences about a scan need beside the decision itself.</summary>
/// <param name="Place">The event whose station read the ticket.</param>
/// <param name="First">For a duplicate: the earlier admission; otherwise null.</param>
/// <param name="OpenedBy">For a zone that the pass type does not open: the names of the pass types that do.</param>
/// <param name="Elsewhere">The name of the event that the ticket belongs to; null where the actor may not know
/// it.</param>
internal sealed record ScanContext(
    EventFacts Place, FirstAdmitted? First, IReadOnlyList<string> OpenedBy, string? Elsewhere);

/// <summary>Chooses the sentences that staff read after a scan, in words that they can say aloud to the
/// registrant.</summary>
internal static class ScanWords
{
    /// <summary>Returns one sentence that says what was found and one that says what to do.</summary>
    internal static (string Message, string Advice) Of(DecidedScan scan, ScanContext about) => scan.Found.Outcome switch
    {
        ScanOutcome.UnknownCode => (Unknown(scan.Request.Code), "Search by name or email."),
        ScanOutcome.WrongEvent => (
            about.Elsewhere is null ? "This ticket is for another event."
                : $"This ticket is for another event: {about.Elsewhere}.",
            "Search by name: they may be registered here too."),
        ScanOutcome.RevokedCode =>
            ("This ticket was replaced by a newer one.", "Ask for the newer ticket and check their ID."),
        ScanOutcome.Cancelled => ("This registration is cancelled.", "Send them to the help desk."),
        ScanOutcome.NotConfirmed => ("This registration is not confirmed.", scan.Found.IsDoor
            ? "Send them to the help desk."
            : "Confirm with a reason, or send them to the help desk."),
        ScanOutcome.NotValidNow =>
            (Validity(about.Place, scan.Found), "Ask them to come back then, or override with a reason."),
        ScanOutcome.NoAccess =>
            ($"The {scan.Found.Person!.PassType} pass does not open {scan.Found.Zone}.", OpenedBy(about.OpenedBy)),
        ScanOutcome.NotCheckedIn => ("Not checked in at the entrance yet.", "Send them to the entrance."),
        ScanOutcome.AlreadyCheckedIn =>
            (CheckedIn(about), "Check their ID before you let them in."),
        ScanOutcome.AlreadyInside =>
            (Inside(scan.Found.Zone!, about), "Check their ID before you let them in."),
        ScanOutcome.ZoneFull =>
            ($"{scan.Found.Zone} is full.", "Wait until someone leaves, or override with a reason."),
        ScanOutcome.Admitted when scan.Request.Simulate => (scan.Found.IsDoor ? $"{scan.Found.Zone} would open."
            : "The ticket is valid.", "Nothing is recorded."),
        ScanOutcome.Left when scan.Request.Simulate =>
            (scan.Found.Zone is { } zone ? $"Leaving {zone} is always allowed." : "Leaving is always allowed.", "Nothing is recorded."),
        ScanOutcome.Admitted => scan.Found.IsDoor ? ($"Welcome to {scan.Found.Zone}.", "Let them in.")
            : ("Welcome.", "Hand out the badge."),
        ScanOutcome.Left => ($"Left {scan.Found.Zone}.", "Nothing more to do."),
    };

    private static string Unknown(string? read)
    {
        var text = (read ?? "").Trim();
        return text switch
        {
            "" => "No ticket has this code.",
            _ when text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) =>
                    "This is a web address, not a ticket.",
            _ when text.StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("MECARD:", StringComparison.OrdinalIgnoreCase) =>
                    "This is a contact card, not a ticket.",
            _ when text.StartsWith("WIFI:", StringComparison.OrdinalIgnoreCase) =>
                "This is a Wi-Fi password, not a ticket.",
            _ when TicketCode.Read(text) is not null => "No ticket has this code.",
            _ when TicketCode.LooksLikeOne(text) =>
                "This code was misread or mistyped. Scan it again.",
            { Length: > 60 } => $"This is a text of {text.Length:N0} characters, not a ticket.",
            _ => "This is not a ticket code.",
        };
    }

    private static string OpenedBy(IReadOnlyList<string> passes) => passes.Count switch
    {
        0 => "No pass opens this zone. Send them to the help desk.",
        1 => $"The {passes[0]} pass opens it. Send them to the help desk.",
        _ => $"Passes that open it: {string.Join(", ", passes)}. Send them to the help desk.",
    };

    private static string CheckedIn(ScanContext about) => about.First switch
    {
        null => "Already checked in.",
        { Station: null } first => $"Already checked in at {about.Place.Local(first.At):HH:mm}, by {first.By}.",
        { } first => $"Already checked in at {about.Place.Local(first.At):HH:mm}, {first.Station}, by {first.By}.",
    };

    private static string Inside(string zone, ScanContext about) => about.First switch
    {
        null => $"Already inside {zone}.",
        { Station: null } first => $"Already inside {zone} since {about.Place.Local(first.At):HH:mm}, by {first.By}.",
        { } first => $"Already inside {zone} since {about.Place.Local(first.At):HH:mm}, {first.Station}, by {first.By}.",
    };

    private static string Validity(EventFacts place, ScanFound found) => (found.Person!.PassType, found.Validity) switch
    {
        (var pass, ({ } from, { } until)) =>
            $"The {pass} pass is valid from {Moment(place, from)} until {Moment(place, until)}.",
        (var pass, ({ } from, null)) => $"The {pass} pass is valid from {Moment(place, from)}.",
        (var pass, (null, { } until)) => $"The {pass} pass was valid until {Moment(place, until)}.",
        _ => "This pass is not valid now.",
    };

    private static string Moment(EventFacts place, DateTimeOffset at) => $"{place.Local(at):d MMM, HH:mm}";
}
