using CrowdComms.Data.Common;
using CrowdComms.Data.Events;

namespace CrowdComms.Data.Registrants;

/// <summary>What a ticket is worth, the weightiest first.</summary>
public enum TicketState
{
    /// <summary>A newer one was issued.</summary>
    Replaced,
    /// <summary>The registration was cancelled.</summary>
    Cancelled,
    /// <summary>The event has ended.</summary>
    Over,
    /// <summary>It is good.</summary>
    Good,
}

/// <summary>What anybody who knows a ticket page's address may see. A replaced ticket names nobody.</summary>
/// <param name="Event">The event.</param>
/// <param name="State">What the ticket is worth.</param>
/// <param name="Holder">Whose it is; null for a replaced one.</param>
/// <param name="Code">What the QR holds; null where it would not be let in: a replaced or a cancelled one.</param>
public sealed record PublicTicket(EventFacts Event, TicketState State, TicketHolder? Holder, string? Code);

/// <summary>The holder of a ticket, without anything that the ticket need not say.</summary>
/// <param name="Name">First and last name.</param>
/// <param name="PassType">The pass type's name.</param>
/// <param name="Colour">The pass type's colour, <c>#rrggbb</c>.</param>
/// <param name="Zones">The zones that the pass opens, by name.</param>
/// <param name="Status">The status.</param>
/// <param name="ValidFrom">The pass is valid from this instant, UTC; null for always.</param>
/// <param name="ValidUntil">The pass is valid until this instant, UTC; null for always.</param>
public sealed record TicketHolder(
    string Name, string PassType, string Colour, IReadOnlyList<string> Zones, RegistrantStatus Status, DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil);

/// <summary>A registrant's ticket as staff see it.</summary>
/// <param name="Code">What the QR holds.</param>
/// <param name="PageKey">Stands in the address of the public ticket page.</param>
/// <param name="IssuedAt">UTC.</param>
/// <param name="Replaced">How many older ones it replaced.</param>
public sealed record TicketRow(string Code, string PageKey, DateTimeOffset IssuedAt, int Replaced);

/// <summary>A ticket to be replaced by a new one.</summary>
/// <param name="RegistrantId">Whose.</param>
/// <param name="Code">The code that the asker sees: where it is not the good one any more, somebody else was first.</param>
/// <param name="Reason">Why; up to 300 characters.</param>
public sealed record ReissueRequest(Guid RegistrantId, string Code, string? Reason = null);
