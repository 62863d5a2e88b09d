using CrowdComms.Data.Common;

namespace CrowdComms.Data.CheckIn;

/// <summary>The refusals of this room that are no answer to a scan.</summary>
public static class CheckInErrors
{
    /// <summary>The station is no entrance of this event.</summary>
    public static Error NoEntrance { get; } = Field("stationId", "Choose a desk or kiosk of this event as your station.");

    /// <summary>Neither a code nor a person was given.</summary>
    public static Error NothingScanned { get; } = Field("code", "Scan a ticket or choose a person.");

    /// <summary>The scan id was used for another event.</summary>
    public static Error ScanIdUsed { get; } = Field("scanId", "This scan was sent to another event before. Scan again.");

    /// <summary>The reason is too long, or holds control characters.</summary>
    public static Error Reason(string sentence) => Field("reason", sentence);

    private static Error Field(string field, string sentence) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] });
}
