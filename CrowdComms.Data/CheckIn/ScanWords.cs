using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;

namespace CrowdComms.Data.CheckIn;

/// <summary>What staff are told, in words they can say aloud.</summary>
internal static class ScanWords
{
    /// <summary>What is so, and what to do.</summary>
    internal static (string Message, string Advice) Of(ScanOutcome outcome, EventFacts place, PassType? pass, FirstAdmitted? first) => outcome switch
    {
        ScanOutcome.UnknownCode => ("No ticket has this code.", "Search by name or e-mail."),
        ScanOutcome.WrongEvent => ("This ticket belongs to another event.", "Search by name; the person may be registered here too."),
        ScanOutcome.RevokedCode => ("This ticket was replaced by a newer one.", "Ask for the newer e-mail and check an identity document."),
        ScanOutcome.Cancelled => ("This registration was cancelled.", "Send the person to the help desk."),
        ScanOutcome.NotConfirmed => ("This registration is not confirmed.", "Confirm and check in with a reason, or send the person to the help desk."),
        ScanOutcome.NotValidNow => (Validity(place, pass), "Ask the person to come back then, or let them in with a reason."),
        ScanOutcome.NoAccess => ("This pass does not open this zone.", "Send the person to the help desk."),
        ScanOutcome.NotCheckedIn => ("This person has not passed the entrance.", "Send the person to the entrance."),
        ScanOutcome.AlreadyCheckedIn => (Duplicate(place, first), "Check an identity document before you let a second person in."),
        ScanOutcome.AlreadyInside => (Duplicate(place, first), "Check an identity document before you let a second person in."),
        ScanOutcome.ZoneFull => ("This zone is full.", "Wait until somebody leaves."),
        ScanOutcome.Admitted => ("Checked in.", "Hand out the badge."),
        ScanOutcome.Left => ("The exit is recorded.", "Nothing more to do."),
    };

    private static string Duplicate(EventFacts place, FirstAdmitted? first) => first is null
        ? "Already checked in."
        : $"Already checked in at {place.Local(first.At):HH:mm}{(first.Station is null ? "" : $", {first.Station}")}, by {first.By}.";

    private static string Validity(EventFacts place, PassType? pass) => pass switch
    {
        { ValidFrom: { } from, ValidUntil: { } until } => $"{pass.Name} is valid from {Moment(place, from)} until {Moment(place, until)}.",
        { ValidFrom: { } from } => $"{pass.Name} is valid from {Moment(place, from)}.",
        { ValidUntil: { } until } => $"{pass.Name} was valid until {Moment(place, until)}.",
        _ => "This pass is not valid now.",
    };

    private static string Moment(EventFacts place, DateTimeOffset at) => $"{place.Local(at):d MMM HH:mm}";
}
