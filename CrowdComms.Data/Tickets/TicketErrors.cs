using CrowdComms.Data.Common;
using static CrowdComms.Data.Tickets.TicketsTexts;

namespace CrowdComms.Data.Tickets;

/// <summary>The errors of reissuing tickets.</summary>
public static class TicketErrors
{
    /// <summary><c>ticket.reissued_meanwhile</c>: another member reissued the ticket first.</summary>
    public static Error Reissued => new(
        ErrorKind.Stale, "ticket.reissued_meanwhile",
        L["Someone else has just reissued this ticket. Check the new one before you reissue it again."]);

    /// <summary><c>registrant.version_stale</c>: the registrant was changed by others during each attempt.</summary>
    public static Error Busy => new(
        ErrorKind.Stale, "registrant.version_stale",
        L["Someone changed this person at the same time, so the ticket was not reissued. Try again."]);

    /// <summary><c>ticket.cancelled</c>: the registrant is cancelled and needs no ticket.</summary>
    public static Error Cancelled => new(
        ErrorKind.Conflict, "ticket.cancelled",
        L["This registration is cancelled. Ask an organiser to reinstate it, then reissue the ticket."]);

    /// <summary><c>ticket.cancelled</c>: the registrant is cancelled, so there is no ticket to be shown.</summary>
    public static Error NoTicket => new(
        ErrorKind.Conflict, "ticket.cancelled",
        L["This registration is cancelled, so it has no ticket. Ask an organiser to reinstate it."]);

    /// <summary><c>validation</c>: the reason is too long, or holds control characters.</summary>
    public static Error Reason(string sentence) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["reason"] = [sentence] });
}
