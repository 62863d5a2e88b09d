using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Tickets;

/// <summary>Reads the ticket code out of what a scanner read: the code itself, or the address of the ticket's page.</summary>
internal static class ScannedTicket
{
    private const string Page = "/t/";
    private const int KeyLength = 32;

    /// <summary>Reads the code of the ticket, of any event; the code of a revoked ticket too. Only an address asks the
    /// database.</summary>
    /// <returns>The code; null if the text is neither a code nor the address of a ticket's page here.</returns>
    internal static async Task<string?> CodeAsync(
        IDbContextFactory<CrowdCommsContext> contexts, string? text, CancellationToken cancellationToken)
    {
        if (TicketCode.ReadScanned(text) is { } code)
        {
            return code;
        }

        if (PageKey(text) is not { } key)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Tickets.AsNoTracking().Where(t => t.PageKey == key).Select(t => t.Code)
            .SingleOrDefaultAsync(cancellationToken);
    }

    // The key alone decides, not the host: one installation has several names, and the keys of another are unknown here.
    private static string? PageKey(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.AbsolutePath.IndexOf(Page, StringComparison.Ordinal) is >= 0 and var at
            && address.AbsolutePath[(at + Page.Length)..].Split('/')[0] is { Length: KeyLength } key
            && key.All(char.IsAsciiHexDigitLower) ? key : null;
}
