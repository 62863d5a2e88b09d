using CrowdComms.Data.Common;
using CrowdComms.Data.Events;

namespace CrowdComms.Data.Registrants;

/// <summary>What a ticket is worth now; where several hold, the first in this order counts.</summary>
public enum TicketState
{
    /// <summary>Another person took over the registration, so this ticket is revoked.</summary>
    PassedOn,
    /// <summary>Staff issued a newer ticket, so this one is revoked.</summary>
    Replaced,
    /// <summary>The registration of its holder is cancelled.</summary>
    Cancelled,
    /// <summary>The event of the ticket has ended.</summary>
    Over,
    /// <summary>The holder can be checked in with it.</summary>
    Good,
}

/// <summary>What the public page of a ticket shows to everyone who has its address. A ticket that was replaced or passed
/// on names no holder.</summary>
/// <param name="Event">The public facts of the event.</param>
/// <param name="State">What the ticket is worth now.</param>
/// <param name="Holder">The registrant who holds it; null for a ticket that was replaced or passed on.</param>
/// <param name="Code">What the QR code holds; null for every ticket that a scan would refuse: passed on,
/// replaced or cancelled.</param>
public sealed record PublicTicket(EventFacts Event, TicketState State, TicketHolder? Holder, string? Code);

/// <summary>The holder of a ticket, with no more details than the page of the ticket needs.</summary>
/// <param name="Name">First and last name of the registrant.</param>
/// <param name="PassType">The name of the pass type, such as <c>VIP</c>.</param>
/// <param name="Colour">The pass type's colour, <c>#rrggbb</c>.</param>
/// <param name="Zones">The names of the zones that the pass type opens.</param>
/// <param name="Status">The registrant's status now.</param>
/// <param name="ValidFrom">The pass is valid from this instant, UTC; null for always.</param>
/// <param name="ValidUntil">The pass is valid until this instant, UTC; null for always.</param>
public sealed record TicketHolder(
    string Name, string PassType, string Colour, IReadOnlyList<string> Zones, RegistrantStatus Status,
    DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil);

/// <summary>A registrant's valid ticket, as staff see it.</summary>
/// <param name="Code">What the QR code holds.</param>
/// <param name="PageKey">The secret part of the address of the public ticket page.</param>
/// <param name="IssuedAt">When this ticket was issued, UTC.</param>
/// <param name="Replaced">How many older tickets of the registrant are revoked.</param>
public sealed record TicketRow(string Code, string PageKey, DateTimeOffset IssuedAt, int Replaced);

/// <summary>Asks for a new ticket in place of a registrant's present one.</summary>
/// <param name="RegistrantId">The registrant who gets the new ticket.</param>
/// <param name="Code">The code that staff see on the page; where it is out of date, another member reissued the ticket
/// first.</param>
/// <param name="Reason">Why it is reissued, for the audit, up to 300 characters; null for no reason.</param>
public sealed record ReissueRequest(Guid RegistrantId, string Code, string? Reason = null);
