using CrowdComms.Data.Tickets;

namespace CrowdComms.Web.Kiosk;

/// <summary>Tells the names that people type from the codes that scanners read.</summary>
internal static class KioskNames
{
    /// <summary>Whether a person typed a name into the field for a ticket code: it has only letters, blanks, apostrophes, hyphens
    /// and dots.</summary>
    internal static bool LooksLikeName(string text) => text.Length < 100 && TicketCode.Read(text) is null
        && text.All(c => char.IsLetter(c) || c is ' ' or '\'' or '-' or '.');
}
