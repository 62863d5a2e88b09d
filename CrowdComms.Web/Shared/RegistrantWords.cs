using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using static CrowdComms.Web.Shared.SharedTexts;

namespace CrowdComms.Web.Shared;

/// <summary>The names of the domain's values on pages.</summary>
internal static class RegistrantWords
{
    internal static string Of(RegistrantStatus status) => status switch
    {
        RegistrantStatus.Registered => L["Registered"],
        RegistrantStatus.Confirmed => L["Confirmed"],
        RegistrantStatus.CheckedIn => L["Checked in"],
        RegistrantStatus.Cancelled => L["Cancelled"],
    };

    internal static string Of(StatusStep step) => step switch
    {
        StatusStep.Confirm => "Confirm",
        StatusStep.Cancel => "Cancel registration",
        StatusStep.CheckIn => "Check in",
        StatusStep.UndoCheckIn => "Undo check-in",
        StatusStep.Reinstate => "Reinstate",
    };

    internal static string Of(RegistrantSource source) => source switch
    {
        RegistrantSource.Web => "on the public form",
        RegistrantSource.Desk => "at a desk",
        RegistrantSource.Import => "from a file",
        RegistrantSource.Api => "by another system",
        RegistrantSource.Kiosk => "at a kiosk",
        RegistrantSource.Company => "by their company",
    };

    /// <summary>A row of the history in words.</summary>
    internal static string Of(HistoryRow row) => row.Outcome is { } outcome ? Of(outcome) : Of(row.From, row.To);

    private static string Of(RegistrantStatus? from, RegistrantStatus? to) => (from, to) switch
    {
        (null, RegistrantStatus.Registered) => "Registered",
        (RegistrantStatus.CheckedIn, RegistrantStatus.CheckedIn) => "Checked in by an earlier scan",
        (RegistrantStatus.CheckedIn, RegistrantStatus.Confirmed) => "Check-in undone",
        (RegistrantStatus.Cancelled, RegistrantStatus.Registered) => "Reinstated",
        (_, { } status) => Of(status),
        _ => "Changed",
    };

    private static string Of(ScanOutcome outcome) => outcome switch
    {
        ScanOutcome.UnknownCode => "Scan refused: unknown code",
        ScanOutcome.WrongEvent => "Scan refused: ticket of another event",
        ScanOutcome.RevokedCode => "Scan refused: the ticket was replaced by a newer one",
        ScanOutcome.Cancelled => "Scan refused: the registration is cancelled",
        ScanOutcome.NotConfirmed => "Scan refused: not confirmed",
        ScanOutcome.NotValidNow => "Scan refused: the pass is not valid at this time",
        ScanOutcome.NoAccess => "Scan refused: the pass does not open this zone",
        ScanOutcome.NotCheckedIn => "Scan refused: not checked in at the entrance",
        ScanOutcome.AlreadyCheckedIn => "Scan refused: already checked in",
        ScanOutcome.AlreadyInside => "Scan refused: already inside",
        ScanOutcome.ZoneFull => "Scan refused: the zone is full",
        ScanOutcome.Admitted => "Admitted",
        ScanOutcome.Left => "Left",
    };
}
