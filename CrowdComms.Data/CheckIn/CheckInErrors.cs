using CrowdComms.Data.Common;

namespace CrowdComms.Data.CheckIn;

/// <summary>The errors of check-in that stop a request before a scan is decided, or that refuse to take a scan
/// back.</summary>
public static class CheckInErrors
{
    /// <summary>The station does not belong to the event that the request names.</summary>
    public static Error NoStation { get; } = Field("stationId", "Choose a station of this event.");

    /// <summary>A scan with direction out names a station at the entrance, where only a way in is recorded.</summary>
    public static Error NoExit { get; } =
        Field("direction", "People can leave only at a door. Choose a door as your station.");

    /// <summary>The device dated its scan more than two minutes later than the server's clock.</summary>
    public static Error InTheFuture { get; } =
        Field("scannedAt", "This scan is dated more than two minutes in the future. Set the device’s clock.");

    /// <summary>The device dated its scan more than seven days earlier than the server's clock.</summary>
    public static Error TooOld { get; } =
        Field("scannedAt", "This scan is more than seven days old, so it is no longer accepted.");

    /// <summary>The device dated its scan more than a day before the event begins.</summary>
    public static Error BeforeTheEvent { get; } =
        Field("scannedAt", "This scan is dated more than a day before the event begins. Set the device’s clock.");

    /// <summary>The request holds neither a ticket's code nor a registrant's id, so no one can be looked up.</summary>
    public static Error NothingScanned { get; } = Field("code", "Scan a ticket or choose a person.");

    /// <summary>Another event has already recorded a scan with this scan id.</summary>
    public static Error ScanIdUsed { get; } =
        Field("scanId", "This scan was already sent to another event. Scan again.");

    /// <summary>The scan changed nothing, was undone before, or a later scan or change of status depends on
    /// it.</summary>
    public static Error NothingToUndo { get; } = new(ErrorKind.Conflict, "scan.not_undoable",
        "This scan cannot be undone: it changed nothing, or a later change depends on it.");

    /// <summary>A member of staff tries to take back a scan that another member of staff made.</summary>
    public static Error NotYours { get; } = new(ErrorKind.Conflict, "scan.not_undoable",
        "Someone else made this scan. Ask them or an organiser to undo it.");

    /// <summary>The ten minutes in which staff may take back their own scan are over.</summary>
    public static Error TooLate { get; } =
        new(ErrorKind.Conflict, "scan.not_undoable", "You can undo a scan only within 10 minutes. Ask an organiser.");

    /// <summary>The reason for an override or an undo is missing, too long, or holds control characters.</summary>
    public static Error Reason(string sentence) => Field("reason", sentence);

    private static Error Field(string field, string sentence) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] });
}
