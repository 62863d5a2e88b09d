using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;

namespace CrowdComms.Web.Desk;

/// <summary>Scans that are taken back, and the way people go.</summary>
public sealed partial class DeskScreen
{
    private bool CanUndo => _answer is { Outcome: ScanOutcome.Admitted or ScanOutcome.Left, Registrant: not null } && !_undone;

    // At the entrance; also while somebody is asked why a check-in is undone.
    private bool GetsBadge => !Doors && !_undone && _answer is { Outcome: ScanOutcome.Admitted, Simulated: false, Registrant: not null };

    // Whoever is not let in may have lost the newer e-mail. A paired device sends nothing.
    private bool Mails => !Doors && !_undone && Room.Station is null && _answer is { Outcome: ScanOutcome.RevokedCode or ScanOutcome.NotConfirmed or ScanOutcome.AlreadyCheckedIn, Registrant: not null };

    private void Turn() => _direction = _direction == Direction.In ? Direction.Out : Direction.In;

    private void AskWhy(Guid scanId, string name) => _undoing = (scanId, name);

    private void KeepScan() => _undoing = null;

    private async Task UndoAsync(string reason)
    {
        var scanId = _undoing!.Value.ScanId;
        await TriedAsync(async () =>
        {
            var undone = await Undo.TakeBackAsync(Room.Event.Id, scanId, reason, Room.Actor, _gone.Token);
            _trouble = undone.Error?.Message;
            _undone |= undone.IsOk && _answer?.ScanId == scanId;
            _undoing = null;
            await ReadRecentAsync();
        });
        StateHasChanged();
    }
}
