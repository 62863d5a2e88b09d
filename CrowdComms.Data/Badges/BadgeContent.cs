using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Badges;

/// <summary>What a badge can show of a registrant.</summary>
public sealed record BadgeContent : PersonDetails
{
    /// <summary>Creates the content of a badge from a registrant's details; what it shows besides them is set with
    /// it.</summary>
    public BadgeContent(PersonDetails person)
        : base(person)
    {
    }

    /// <summary>Returns what the badge of a registrant shows.</summary>
    public static BadgeContent Of(RegistrantRow row) => new(row.Person)
    {
        Company = row.Company,
        PassType = row.PassType,
        Colour = row.Colour,
        TicketCode = row.TicketCode,
    };

    /// <summary>The name of the company; null for none.</summary>
    public string? Company { get; init; }

    /// <summary>The name of the pass type.</summary>
    public required string PassType { get; init; }

    /// <summary>The colour of the pass type, <c>#rrggbb</c>.</summary>
    public required string Colour { get; init; }

    /// <summary>The text that the QR code encodes.</summary>
    public required string TicketCode { get; init; }

    /// <summary>An invented registrant, for a preview of a design.</summary>
    public static BadgeContent Sample { get; } = new(
        new PersonDetails { FirstName = "Katharina", LastName = "Lindqvist", JobTitle = "Head of Product" })
    {
        Company = "Nordlicht Messtechnik GmbH",
        PassType = "Exhibitor",
        Colour = "#3b6ea5",
        TicketCode = "0123456789ABCDEFGHJKMNPQRS",
    };
}
