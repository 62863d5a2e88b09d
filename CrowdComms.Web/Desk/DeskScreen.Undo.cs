using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;

namespace CrowdComms.Web.Desk;

/// <summary>Undoing the last scan, and switching the direction in which people go.</summary>
public sealed partial class DeskScreen
{
    private bool CanUndo => _answer is { Outcome: ScanOutcome.Admitted or ScanOutcome.Left, Registrant: not null } && !_undone;

    // Only at the entrance; the badge stays available while staff are asked why a check-in is undone.
    private bool GetsBadge => !Doors && !_undone && _answer is { Outcome: ScanOutcome.Admitted, Simulated: false, Registrant: not null };

    // A registrant with a revoked ticket may have lost the newer e-mail, so staff can send it again. A paired device
    // sends no e-mails.
    private bool Mails => !Doors && !_undone && Access.Station is null
        && _answer is
        {
            Outcome: ScanOutcome.RevokedCode or ScanOutcome.NotConfirmed
            or ScanOutcome.AlreadyCheckedIn, Registrant: not null
        };

    private void Turn() => _direction = _direction == Direction.In ? Direction.Out : Direction.In;

    private void AskWhy(Guid scanId, string name) => _undoing = (scanId, name);

    private void KeepScan() => _undoing = null;

    private async Task UndoAsync(string reason)
    {
        var scanId = _undoing!.Value.ScanId;
        await TriedAsync(async () =>
        {
            var undone = await Undo.TakeBackAsync(Access.Event.Id, scanId, reason, Access.Actor, _gone.Token);
            _trouble = undone.Error?.Message;
            _undone |= undone.IsOk && _answer?.ScanId == scanId;
            _undoing = null;
            await ReadRecentAsync();
        });
        StateHasChanged();
    }
}
