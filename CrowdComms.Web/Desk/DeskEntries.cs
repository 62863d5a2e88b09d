namespace CrowdComms.Web.Desk;

/// <summary>The entries of the desk's field, of which the script sends one until it has a response. A scan whose response
/// was lost with the connection is sent twice, perhaps while the first is still being decided.</summary>
internal sealed class DeskEntries(DeskScans scans, Func<DeskEntry, Task<EntryState>> decide)
{
    /// <summary>What staff see when keys are no code in any layout.</summary>
    internal const string Garbled = "The code is unreadable: the scanner uses another keyboard layout than this computer. "
        + "Set the scanner to this computer’s layout, or type the code below the QR code.";

    private (Guid ScanId, Task<EntryState> State)? _last;

    /// <summary>Decides an entry, or returns what became of it when it was sent before.</summary>
    internal async Task<EntryState> EnterAsync(DeskEntry entry)
    {
        if (_last is { } before && before.ScanId == entry.ScanId && await before.State == EntryState.Decided)
        {
            scans.RememberDecided(entry);
            return EntryState.Decided;
        }

        _last = (entry.ScanId, decide(entry));
        var state = await _last.Value.State;
        if (state == EntryState.Open && entry.IsLate)
        {
            scans.Remember(new LateScan(entry.ScanId, entry.Text, null));
        }

        return state;
    }
}
