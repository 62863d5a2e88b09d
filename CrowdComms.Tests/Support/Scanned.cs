using CrowdComms.Data.CheckIn;

namespace CrowdComms.Tests.Support;

/// <summary>Creates answers to scans that nobody made, for the parts of a page that show them.</summary>
internal static class Scanned
{
    /// <summary>An answer without a registrant.</summary>
    internal static ScanAnswer As(ScanOutcome outcome, string message, string advice, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7();
        return new ScanAnswer(id, outcome, message, advice, at)
        {
            Record = new ScanRecord(
                id, Guid.CreateVersion7(), "Desk A", null, Direction.In, outcome, Forced: false, Reason: null, at, at, "Sam Staff"),
        };
    }
}
