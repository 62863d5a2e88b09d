using CrowdComms.Data.CheckIn;

namespace CrowdComms.Web.Desk;

/// <summary>One text that a scanner read or that staff typed and entered.</summary>
/// <param name="Text">The text; a ticket code if the browser found one in it.</param>
/// <param name="ScanId">Created by the browser before it sent the text, and the same each time it sends it again.</param>
/// <param name="Direction">Whether people went in or out when the text was entered.</param>
/// <param name="IsLate">Whether the text waited for the connection, so that staff did not see its answer right away.</param>
public sealed record DeskEntry(string Text, Guid ScanId, Direction Direction, bool IsLate);

/// <summary>What became of an entry. The script knows the names.</summary>
public enum EntryState
{
    /// <summary>The scan was decided, so the browser forgets the text.</summary>
    Decided,
    /// <summary>Staff have to look at the text, so the browser puts it back into the field.</summary>
    Open,
    /// <summary>The database does not answer, so the browser keeps the entry and sends it again.</summary>
    Unreachable,
}
