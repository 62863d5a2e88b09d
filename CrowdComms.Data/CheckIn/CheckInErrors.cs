using CrowdComms.Data.Common;

namespace CrowdComms.Data.CheckIn;

/// <summary>The refusals of this room that are no answer to a scan.</summary>
public static class CheckInErrors
{
    /// <summary>The station is none of this event.</summary>
    public static Error NoStation { get; } = Field("stationId", "Choose a station of this event.");

    /// <summary>An exit was scanned at the entrance.</summary>
    public static Error NoExit { get; } =
        Field("direction", "People leave by the door of a zone. Choose a door as your station.");

    /// <summary>The device's clock is ahead.</summary>
    public static Error InTheFuture { get; } =
        Field("scannedAt", "This scan is dated more than two minutes in the future. Set the device's clock.");

    /// <summary>Neither a code nor a person was given.</summary>
    public static Error NothingScanned { get; } = Field("code", "Scan a ticket or choose a person.");

    /// <summary>The scan id was used for another event.</summary>
    public static Error ScanIdUsed { get; } =
        Field("scanId", "This scan was sent to another event before. Scan again.");

    /// <summary>The scan changed nothing, was taken back before, or something happened to the person since.</summary>
    public static Error NothingToUndo { get; } = new(ErrorKind.Conflict, "scan.not_undoable",
        "This scan cannot be taken back: something happened since, or it changed nothing.");

    /// <summary>Somebody else made the scan.</summary>
    public static Error NotYours { get; } = new(ErrorKind.Conflict, "scan.not_undoable",
        "Somebody else made this scan. Ask them or an organiser to take it back.");

    /// <summary>The ten minutes are over.</summary>
    public static Error TooLate { get; } =
        new(ErrorKind.Conflict, "scan.not_undoable", "A scan can be taken back for 10 minutes. Ask an organiser.");

    /// <summary>The reason is too long, or holds control characters.</summary>
    public static Error Reason(string sentence) => Field("reason", sentence);

    private static Error Field(string field, string sentence) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] });
}
