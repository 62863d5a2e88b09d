using CrowdComms.Data.Badges;

namespace CrowdComms.Web.Badges;

/// <summary>What pages say about letters that cannot be printed.</summary>
internal static class BadgeWords
{
    /// <summary>The number with its noun, such as <c>2 letters</c>.</summary>
    internal static string Letters(int count) => $"{count:N0} {(count == 1 ? "letter" : "letters")}";

    /// <summary>A sentence for each text of the badge that has such letters.</summary>
    internal static string Sentences(IReadOnlyList<UnprintedLetters> letters) => string.Join(' ', letters.Select(Sentence));

    private static string Sentence(UnprintedLetters letters) =>
        $"{Letters(letters.Count)} of this {Noun(letters.Part)} cannot be printed.";

    private static string Noun(BadgePart part) => part switch
    {
        BadgePart.Name => "name",
        BadgePart.Company => "company",
        BadgePart.JobTitle => "job title",
        BadgePart.PassType => "pass type",
    };
}
