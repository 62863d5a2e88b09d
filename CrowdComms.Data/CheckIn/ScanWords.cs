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
            about.Elsewhere is null ? "This ticket belongs to another event."
                : $"This ticket belongs to another event: {about.Elsewhere}.",
            "Search by name; the person may be registered here too."),
        ScanOutcome.RevokedCode =>
            ("This ticket was replaced by a newer one.", "Ask for the newer email and check an identity document."),
        ScanOutcome.Cancelled => ("This registration was cancelled.", "Send the person to the help desk."),
        ScanOutcome.NotConfirmed => ("This registration is not confirmed.", scan.Found.IsDoor
            ? "Send the person to the help desk."
            : "Confirm and check in with a reason, or send the person to the help desk."),
        ScanOutcome.NotValidNow =>
            (Validity(about.Place, scan.Found), "Ask the person to come back then, or let them in with a reason."),
        ScanOutcome.NoAccess =>
            ($"A {scan.Found.Person!.PassType} pass does not open {scan.Found.Zone}.", OpenedBy(about.OpenedBy)),
        ScanOutcome.NotCheckedIn => ("This person has not passed the entrance.", "Send the person to the entrance."),
        ScanOutcome.AlreadyCheckedIn =>
            (Duplicate("Already checked in", about), "Check an identity document before you let a second person in."),
        ScanOutcome.AlreadyInside =>
            (Duplicate($"Already inside {scan.Found.Zone} since", about),
                "Check an identity document before you let a second person in."),
        ScanOutcome.ZoneFull =>
            ($"{scan.Found.Zone} is full.", "Wait until somebody leaves, or let the person in with a reason."),
        ScanOutcome.Admitted when scan.Request.Simulate => (scan.Found.IsDoor ? $"The door of {scan.Found.Zone} opens."
            : "The ticket is good.", "Nothing is recorded."),
        ScanOutcome.Left when scan.Request.Simulate =>
            (scan.Found.Zone is { } zone ? $"Leaving {zone} is never refused." : "Leaving is never refused.", "Nothing is recorded."),
        ScanOutcome.Admitted => scan.Found.IsDoor ? ($"Welcome to {scan.Found.Zone}.", "Let the person in.")
            : ("Checked in.", "Hand out the badge."),
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
                    "This code holds a web address, not a ticket.",
            _ when text.StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("MECARD:", StringComparison.OrdinalIgnoreCase) =>
                    "This code holds a contact card, not a ticket.",
            _ when text.StartsWith("WIFI:", StringComparison.OrdinalIgnoreCase) =>
                "This code holds a Wi-Fi password, not a ticket.",
            _ when TicketCode.Read(text) is not null => "No ticket has this code.",
            _ when TicketCode.LooksLikeOne(text) =>
                "This code was read or typed wrongly: its check character does not fit. Scan it again.",
            { Length: > 60 } => $"This code holds {text.Length:N0} characters of something else, not a ticket.",
            _ => "This is not the code of a ticket.",
        };
    }

    private static string OpenedBy(IReadOnlyList<string> passes) => passes.Count switch
    {
        0 => "No pass opens this zone. Send the person to the help desk.",
        1 => $"{passes[0]} opens it. Send the person to the help desk.",
        _ => $"{string.Join(", ", passes.SkipLast(1))} and {passes[^1]} open it. Send the person to the help desk.",
    };

    private static string Duplicate(string what, ScanContext about) => about.First is not { } first
        ? $"{what.Replace(" since", "", StringComparison.Ordinal)}."
        : $"{what}{(what.EndsWith(" since", StringComparison.Ordinal) ? "" : " at")} "
            + $"{about.Place.Local(first.At):HH:mm}{(first.Station is null ? "" : $", {first.Station}")}, by "
            + $"{first.By}.";

    private static string Validity(EventFacts place, ScanFound found) => (found.Person!.PassType, found.Validity) switch
    {
        (var pass, ({ } from, { } until)) =>
            $"{pass} is valid from {Moment(place, from)} until {Moment(place, until)}.",
        (var pass, ({ } from, null)) => $"{pass} is valid from {Moment(place, from)}.",
        (var pass, (null, { } until)) => $"{pass} was valid until {Moment(place, until)}.",
        _ => "This pass is not valid now.",
    };

    private static string Moment(EventFacts place, DateTimeOffset at) => $"{place.Local(at):d MMM HH:mm}";
}
