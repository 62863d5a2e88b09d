using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Badges;

/// <summary>What a badge can show of a registrant.</summary>
public sealed record BadgeContent : PersonDetails
{
    /// <summary>Creates the content of a registrant's badge.</summary>
    public BadgeContent(PersonDetails person, string? company, string passType, string colour, string ticketCode)
        : base(person) => (Company, PassType, Colour, TicketCode) = (company, passType, colour, ticketCode);

    /// <summary>The name of the company; null for none.</summary>
    public string? Company { get; init; }

    /// <summary>The name of the pass type.</summary>
    public string PassType { get; init; }

    /// <summary>The colour of the pass type, <c>#rrggbb</c>.</summary>
    public string Colour { get; init; }

    /// <summary>The text that the QR code encodes.</summary>
    public string TicketCode { get; init; }

    /// <summary>An invented registrant, for a preview of a design.</summary>
    public static BadgeContent Sample { get; } = new(
        new PersonDetails { FirstName = "Katharina", LastName = "Lindqvist", JobTitle = "Head of Product" },
        "Nordlicht Messtechnik GmbH", "Exhibitor", "#3b6ea5", "0123456789ABCDEFGHJKMNPQRS");
}
