using CrowdComms.Data.Badges;
using static CrowdComms.Web.Badges.BadgesTexts;

namespace CrowdComms.Web.Badges;

/// <summary>What pages say about letters that cannot be printed.</summary>
internal static class BadgeWords
{
    /// <summary>What a kiosk says about the letters of the whole badge.</summary>
    internal static string ToVisitor(int count) => L.Count("1 character of your badge cannot be printed. Show it at the desk.",
        "{0:N0} characters of your badge cannot be printed. Show it at the desk.", count);

    /// <summary>A sentence for each text of the badge that has such letters.</summary>
    internal static string Sentences(IReadOnlyList<UnprintedLetters> letters) => string.Join(' ', letters.Select(Sentence));

    private static string Sentence(UnprintedLetters letters) => letters.Count == 1 ? One(letters.Part) : Many(letters.Part, letters.Count);

    private static string One(BadgePart part) => part switch
    {
        BadgePart.Name => "1 character of this name cannot be printed.",
        BadgePart.Company => "1 character of this company cannot be printed.",
        BadgePart.JobTitle => "1 character of this job title cannot be printed.",
        BadgePart.PassType => "1 character of this pass type cannot be printed.",
    };

    private static string Many(BadgePart part, int count) => part switch
    {
        BadgePart.Name => $"{count:N0} characters of this name cannot be printed.",
        BadgePart.Company => $"{count:N0} characters of this company cannot be printed.",
        BadgePart.JobTitle => $"{count:N0} characters of this job title cannot be printed.",
        BadgePart.PassType => $"{count:N0} characters of this pass type cannot be printed.",
    };
}
