using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.CheckIn;

/// <summary>The scan that is undone and whose it was; why, and by whom.</summary>
internal sealed record ScanUndo(Scan Scan, Guid Person, string Reason, Actor By)
{
    /// <summary>Returns why the actor may not take the scan back; null when they may: staff within ten minutes of their
    /// own scan, an organiser always.</summary>
    internal Error? Refusal(DateTimeOffset now) => By.Has(MemberRole.Organiser, Scan.EventId) ? null
        : Scan.ActorId != By.UserId ? CheckInErrors.NotYours
        : now - Scan.ScannedAt > StatusRules.OwnScanUndo ? CheckInErrors.TooLate
        : null;

    /// <summary>Returns the scan in the other direction that records the undo.</summary>
    internal Scan Opposite(Guid id, DateTimeOffset now) => new()
    {
        ScanId = id,
        EventId = Scan.EventId,
        StationId = Scan.StationId,
        RegistrantId = Scan.RegistrantId,
        Direction = Scan.Outcome == ScanOutcome.Admitted ? Direction.Out : Direction.In,
        Outcome = Scan.Outcome == ScanOutcome.Admitted ? ScanOutcome.Left : ScanOutcome.Admitted,
        Reason = Reason.Trim(),
        ScannedAt = now,
        ReceivedAt = now,
        ActorId = By.UserId,
        ActorName = By.Name,
        UndoesScanId = Scan.ScanId,
    };
}
