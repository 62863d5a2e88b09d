using System.Globalization;
using System.Text;
using HarfBuzz = HarfBuzzSharp;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Turns one line of text into glyphs: it cuts the line into runs of one font and direction, shapes each run,
/// and puts the runs into the order in which they are seen.</summary>
internal static class LineShaper
{
    private sealed record Run(BadgeFont Font, int Level, StringBuilder Text);

    /// <summary>Shapes the line at <see cref="ShapedLine.UnitSize"/>. Characters that no shipped font has, such as most
    /// emoji, are left out.</summary>
    internal static ShapedLine Shape(string text, int baseLevel, IReadOnlyList<BadgeFont> fonts)
    {
        var runes = Shown(text, fonts);
        var levels = ReadingOrder.Levels([.. runes.Select(r => r.Rune)], baseLevel);
        List<Run> runs = [];
        for (var i = 0; i < runes.Count; i++)
        {
            if (runs.Count == 0 || runs[^1].Font != runes[i].Font || runs[^1].Level != levels[i])
            {
                runs.Add(new Run(runes[i].Font, levels[i], new StringBuilder()));
            }

            runs[^1].Text.Append(runes[i].Rune.ToString());
        }

        ReadingOrder.Reorder(runs, r => r.Level);
        return Set(runs);
    }

    /// <summary>Returns the text as it can be shown: one kind of blank, no control characters, and only characters that
    /// a font has.</summary>
    internal static string Clean(string text, IReadOnlyList<BadgeFont> fonts)
    {
        var shown = string.Concat(Shown(text, fonts).Select(r => r.Rune.ToString()));
        return string.Join(' ', shown.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static List<(Rune Rune, BadgeFont Font)> Shown(string text, IReadOnlyList<BadgeFont> fonts)
    {
        List<(Rune, BadgeFont)> shown = [];
        BadgeFont? last = null;
        var isLastShown = false;
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes()
            .Select(r => Rune.IsWhiteSpace(r) ? new Rune(' ') : r))
        {
            // A zero-width joiner joins letters; one between two emoji that are left out is left out with them.
            var isLost = rune.Value is 0x200C or 0x200D && !isLastShown;
            var font = isLost ? null : FontFor(rune, last, fonts);
            isLastShown = font is not null && rune.Value != ' ';
            if (font is not null)
            {
                shown.Add((rune, font));
                last = font;
            }
        }

        return shown;
    }

    // Blanks, combining characters, digits and joiners take the font of the character before them, so that words are
    // shaped in one run.
    private static BadgeFont? FontFor(Rune rune, BadgeFont? last, IReadOnlyList<BadgeFont> fonts)
    {
        if (rune.Value is 0x200C or 0x200D)
        {
            return last;
        }

        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned
            || rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF)
        {
            return null;
        }

        var belongsToLast = category is UnicodeCategory.SpaceSeparator or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation;
        return belongsToLast && last?.Has(rune) == true ? last : fonts.FirstOrDefault(f => f.Has(rune));
    }

    private static ShapedLine Set(List<Run> runs)
    {
        List<ShapedRun> set = [];
        var x = 0f;
        foreach (var run in runs)
        {
            using var buffer = new HarfBuzz.Buffer();
            buffer.AddUtf16(run.Text.ToString());
            buffer.GuessSegmentProperties();
            buffer.Direction = run.Level % 2 == 1 ? HarfBuzz.Direction.RightToLeft : HarfBuzz.Direction.LeftToRight;
            using var font = ShapedLine.FontOf(run.Font.Face, ShapedLine.UnitSize);
            var result = run.Font.Shaper.Shape(buffer, x, 0, font);
            set.Add(new ShapedRun(run.Font.Face, Array.ConvertAll(result.Codepoints, c => (ushort)c), result.Points));
            x += result.Width;
        }

        return ShapedLine.Of(set, x);
    }
}
