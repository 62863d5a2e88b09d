using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>A character of a text, and the font that draws it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DrawnRune(Rune Rune, BadgeFont Font);

/// <summary>Finds a font for each letter of a text. A letter is what a reader takes for one (a grapheme cluster of
/// Unicode): a character with its accents, or an emoji of several parts.</summary>
internal static class Letters
{
    /// <summary>The box that is drawn in place of a letter that no font has.</summary>
    internal static readonly Rune Mark = new('\u25AF');

    /// <summary>Returns the characters that are drawn: one kind of blank, no invisible characters except those that shape
    /// letters, and one box for each letter that no font has.</summary>
    internal static List<DrawnRune> Drawn(string text, IReadOnlyList<BadgeFont> fonts)
    {
        List<DrawnRune> drawn = [];
        foreach (var letter in Of(text))
        {
            var last = drawn.Count == 0 ? null : drawn[^1].Font;
            if (!TryAdd(letter, last, fonts, drawn))
            {
                drawn.Add(new DrawnRune(Mark, fonts.First(f => f.Has(Mark))));
            }
        }

        return drawn;
    }

    /// <summary>Counts the letters that no font has. A text of Latin letters is answered without asking any
    /// font.</summary>
    internal static int CountMissing(string? text, IReadOnlyList<BadgeFont> fonts) =>
        text is null || IsPlain(text) ? 0 : Of(text).Count(letter => letter.Any(r => !Invisible.Is(r) && !AnyHas(r, fonts)));

    /// <summary>Returns whether the text has no characters beyond Latin Extended-B, all of which the first font has;
    /// control characters among them are no letters.</summary>
    internal static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\u024F');

    private static IEnumerable<List<Rune>> Of(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(Normalized(text));
        while (elements.MoveNext())
        {
            List<Rune> runes = [.. elements.GetTextElement().EnumerateRunes()
                .Select(r => Invisible.IsBlank(r) ? new Rune(' ') : r)];
            if (!runes.TrueForAll(Invisible.Is))
            {
                yield return runes;
            }
        }
    }

    // .NET refuses to normalise half a character, which becomes the replacement character here, and U+FFFE, which becomes
    // another character that is never assigned.
    private static string Normalized(string text) =>
        (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text)
            .Replace('\uFFFE', '\uFFFF').Normalize(NormalizationForm.FormC);

    // One font draws all parts of the letter if there is one that has them; otherwise the parts are drawn one after the
    // other, such as the members of a family in an emoji, each in a font that has it.
    private static bool TryAdd(List<Rune> letter, BadgeFont? last, IReadOnlyList<BadgeFont> fonts, List<DrawnRune> drawn)
    {
        var visible = letter.FindAll(r => !Invisible.Is(r));
        var common = BelongsToLast(visible[0]) && last is not null && visible.TrueForAll(last.Has) ? last
            : fonts.FirstOrDefault(f => visible.TrueForAll(f.Has));
        if (common is null && !visible.TrueForAll(r => AnyHas(r, fonts)))
        {
            return false;
        }

        var font = common ?? last;
        foreach (var rune in letter)
        {
            font = common ?? (Invisible.Is(rune) ? font : fonts.First(f => f.Has(rune)));
            if (font is not null && (!Invisible.Is(rune) || Invisible.Shapes(rune)))
            {
                drawn.Add(new DrawnRune(rune, font));
            }
        }

        return true;
    }

    private static bool AnyHas(Rune rune, IReadOnlyList<BadgeFont> fonts) => fonts.Any(f => f.Has(rune));

    // Blanks, combining characters and punctuation take the font of the character before them, so that words are shaped
    // in one run.
    private static bool BelongsToLast(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation;
}
