using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Badges;

/// <summary>What a badge may show of a person.</summary>
public sealed record BadgeContent : PersonDetails
{
    /// <summary>The badge of a person.</summary>
    public BadgeContent(PersonDetails person, string? company, string passType, string colour, string ticketCode)
        : base(person) => (Company, PassType, Colour, TicketCode) = (company, passType, colour, ticketCode);

    /// <summary>The company, if any.</summary>
    public string? Company { get; init; }

    /// <summary>The pass type's name.</summary>
    public string PassType { get; init; }

    /// <summary>The pass type's colour, <c>#rrggbb</c>.</summary>
    public string Colour { get; init; }

    /// <summary>What the QR code holds.</summary>
    public string TicketCode { get; init; }

    /// <summary>A person who does not exist, for a look at a layout.</summary>
    public static BadgeContent Sample { get; } = new(
        new PersonDetails { FirstName = "Katharina", LastName = "Lindqvist", JobTitle = "Head of Product" },
        "Nordlicht Messtechnik GmbH", "Exhibitor", "#3b6ea5", "0123456789ABCDEFGHJKMNPQRS");
}
