namespace CrowdComms.Data.Badges;

/// <summary>What stands on one badge.</summary>
/// <param name="FirstName">Given names.</param>
/// <param name="LastName">Family name; may be empty.</param>
/// <param name="Company">The company, if any.</param>
/// <param name="JobTitle">The job title, if any.</param>
/// <param name="PassType">The pass type's name.</param>
/// <param name="Colour">The pass type's colour, <c>#rrggbb</c>.</param>
/// <param name="TicketCode">What the QR code holds.</param>
public sealed record BadgeContent(
    string FirstName, string LastName, string? Company, string? JobTitle, string PassType, string Colour,
    string TicketCode)
{
    /// <summary>First and last name.</summary>
    public string Name => $"{FirstName} {LastName}".Trim();

    /// <summary>Somebody made up, for a look at a layout.</summary>
    public static BadgeContent Sample { get; } = new("Katharina", "Lindqvist", "Nordlicht Messtechnik GmbH",
        "Head of Product", "Exhibitor", "#3b6ea5", "0123456789ABCDEFGHJKMNPQRS");
}
