using CrowdComms.Data.Badges.Drawing;

namespace CrowdComms.Data.Badges;

/// <summary>A text on a badge that comes from the registrant.</summary>
public enum BadgePart
{
    /// <summary>The name.</summary>
    Name,
    /// <summary>The company.</summary>
    Company,
    /// <summary>The job title.</summary>
    JobTitle,
    /// <summary>The name of the pass type, in the band.</summary>
    PassType,
}

/// <summary>The letters of one text on a badge that no font has; a box is printed for each.</summary>
/// <param name="Part">The text.</param>
/// <param name="Count">The number of letters, at least 1.</param>
public sealed record UnprintedLetters(BadgePart Part, int Count);

/// <summary>Counts the letters of badges that cannot be printed, without loading a font. A letter is what a reader takes
/// for one: a character with its accents, or an emoji of several parts.</summary>
public static class BadgeLetters
{
    /// <summary>Counts for each text that the design prints; texts without such letters are left out.</summary>
    public static IReadOnlyList<UnprintedLetters> Unprinted(BadgeContent person, BadgeDesign design)
    {
        List<UnprintedLetters> parts =
        [
            Of(BadgePart.Name, true, person.BadgeName ?? person.Name, BadgeFonts.Bold),
            Of(BadgePart.Company, design.Company, person.Company, BadgeFonts.Bold),
            Of(BadgePart.JobTitle, design.JobTitle, person.JobTitle, BadgeFonts.Regular),
            Of(BadgePart.PassType, design.Band, person.PassType, BadgeFonts.Bold),
        ];
        return parts.FindAll(p => p.Count > 0);
    }

    /// <summary>Returns whether all texts of the badge are of Latin letters, which are printed in every design. It only
    /// compares characters, so that a check-in of such a registrant waits for nothing.</summary>
    public static bool ArePlain(BadgeContent person) =>
        new[] { person.BadgeName, person.FirstName, person.LastName, person.Company, person.JobTitle, person.PassType }
            .All(text => text is null || Letters.IsPlain(text));

    private static UnprintedLetters Of(BadgePart part, bool isPrinted, string? text, IReadOnlyList<BadgeFont> fonts) =>
        new(part, isPrinted ? Letters.CountMissing(text, fonts) : 0);
}
