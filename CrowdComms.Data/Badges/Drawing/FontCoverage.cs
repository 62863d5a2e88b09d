using System.Globalization;
using System.Text;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>The characters that a font draws, as sorted ranges. They are listed in Coverage.txt, so that a font
/// is loaded only to draw a text, not to find out whether it has a letter.</summary>
internal sealed class FontCoverage
{
    private readonly int[] _starts, _ends;

    private FontCoverage(string file, int[] starts, int[] ends) => (File, _starts, _ends) = (file, starts, ends);

    /// <summary>The name of the font's file.</summary>
    internal string File { get; }

    /// <summary>Reads the list of all fonts, in the order in which they are tried.</summary>
    internal static IReadOnlyList<FontCoverage> ReadAll()
    {
        using var stream = typeof(FontCoverage).Assembly.GetManifestResourceStream("Coverage.txt")
            ?? throw new InvalidOperationException("The list of the fonts' letters is not in the assembly.");
        using var lines = new StreamReader(stream);
        List<FontCoverage> fonts = [];
        while (lines.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            var ranges = words[1..];
            fonts.Add(new FontCoverage(words[0], Array.ConvertAll(ranges, r => Number(r.Split('-')[0])),
                Array.ConvertAll(ranges, r => Number(r.Split('-')[^1]))));
        }

        return fonts;
    }

    /// <summary>Returns whether the font draws the character.</summary>
    internal bool Has(Rune rune)
    {
        var at = Array.BinarySearch(_starts, rune.Value);
        return at >= 0 || (at != -1 && rune.Value <= _ends[~at - 1]);
    }

    private static int Number(string hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
