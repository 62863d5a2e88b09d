using System.Text;
using HarfBuzz = HarfBuzzSharp;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Turns one line of text into glyphs: it cuts the line into runs of one font and direction, shapes each run,
/// and puts the runs into the order in which they are seen.</summary>
internal static class LineShaper
{
    private sealed record Run(BadgeFont Font, int Level, StringBuilder Text);

    /// <summary>Shapes the line at <see cref="ShapedLine.UnitSize"/>. A letter that no shipped font has is drawn as a
    /// box.</summary>
    internal static ShapedLine Shape(string text, int baseLevel, IReadOnlyList<BadgeFont> fonts)
    {
        var runes = Letters.Drawn(text, fonts);
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

    /// <summary>Returns the text as it is shown: single blanks, no control characters, and a box for each letter that no
    /// font has.</summary>
    internal static string Clean(string text, IReadOnlyList<BadgeFont> fonts)
    {
        var shown = string.Concat(Letters.Drawn(text, fonts).Select(r => r.Rune.ToString()));
        return string.Join(' ', shown.Split(' ', StringSplitOptions.RemoveEmptyEntries));
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
