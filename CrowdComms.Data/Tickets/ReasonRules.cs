using CrowdComms.Data.Common;
using static CrowdComms.Data.Tickets.TicketsTexts;

namespace CrowdComms.Data.Tickets;

/// <summary>What a reason may be that staff type for an override, an undo, a change of status or a second badge.</summary>
internal static class ReasonRules
{
    private const int Most = 300;

    private static string Name => L["The reason"];

    /// <summary>Why a reason that may be left out is not acceptable.</summary>
    /// <returns>One sentence; null for an acceptable reason.</returns>
    internal static string? Optional(string? reason) => TextRules.Text(Name, reason, Most) ?? Scanned(reason);

    /// <summary>Why a reason that must be given is not acceptable.</summary>
    /// <returns>One sentence; null for an acceptable reason.</returns>
    internal static string? Required(string? reason) => TextRules.Required(Name, reason, Most) ?? Scanned(reason);

    // A ticket code lets its holder in, and reasons are read by many: in the history, the audit and exports.
    private static string? Scanned(string? reason) => TicketCode.IsIn(reason)
        ? L["The reason contains a ticket code. Scan the ticket in the ticket field, and write the reason in words."] : null;
}
