using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>A font that is shipped with the application, with its shaper.</summary>
internal sealed class BadgeFont(string file)
{
    private readonly Lazy<(SKTypeface Face, SKShaper Shaper)> _loaded = new(() => Load(file));

    /// <summary>The typeface, which is loaded when a name first needs it.</summary>
    internal SKTypeface Face => _loaded.Value.Face;

    /// <summary>The shaper, which turns runs of characters into glyphs; several threads may use it at once.</summary>
    internal SKShaper Shaper => _loaded.Value.Shaper;

    /// <summary>Returns whether the font has a glyph for the character.</summary>
    internal bool Has(Rune rune) => Face.ContainsGlyph(rune.Value);

    private static (SKTypeface, SKShaper) Load(string file)
    {
        using var stream = typeof(BadgeFont).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The font {file} is not in the assembly.");
        using var data = SKData.Create(stream);
        var face = SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {file} cannot be read.");
        return (face, new SKShaper(face));
    }
}

/// <summary>The fonts of badges: the Noto Sans family, one font for each script, in the order in which they are
/// tried.</summary>
internal static class BadgeFonts
{
    private static readonly string[] Scripts =
    [
        "", "Arabic", "Hebrew", "Devanagari", "Thai", "Bengali", "Tamil", "Telugu", "Gujarati", "Gurmukhi", "Kannada",
        "Malayalam", "Sinhala",
        "Georgian", "Armenian", "Ethiopic", "Khmer", "Lao", "Myanmar",
    ];

    /// <summary>The bold fonts, for names.</summary>
    internal static IReadOnlyList<BadgeFont> Bold { get; } = [.. Scripts.Select(
        s => new BadgeFont($"NotoSans{s}-Bold.ttf")), new("NotoSansCJKsc-Bold.otf")];

    /// <summary>The regular fonts, for the text beside the name; a script that is shipped in one weight uses that
    /// one.</summary>
    internal static IReadOnlyList<BadgeFont> Regular { get; } = [.. Scripts.Take(4)
        .Select(s => new BadgeFont($"NotoSans{s}-Regular.ttf")), .. Bold.Skip(4)];
}
