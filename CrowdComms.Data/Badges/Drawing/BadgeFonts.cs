using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>A font that is shipped, with its shaper.</summary>
internal sealed class BadgeFont(string file)
{
    private readonly Lazy<(SKTypeface Face, SKShaper Shaper)> _loaded = new(() => Load(file));

    /// <summary>The font; loaded when somebody's name first needs it.</summary>
    internal SKTypeface Face => _loaded.Value.Face;

    /// <summary>Makes glyphs of runs; may be used by several threads.</summary>
    internal SKShaper Shaper => _loaded.Value.Shaper;

    /// <summary>Whether it can show the character.</summary>
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

/// <summary>The fonts that badges are set in: one family (Noto Sans), a font per script, in the order
/// they are asked.</summary>
internal static class BadgeFonts
{
    private static readonly string[] Scripts =
    [
        "", "Arabic", "Hebrew", "Devanagari", "Thai", "Bengali", "Tamil", "Telugu", "Gujarati", "Gurmukhi", "Kannada",
        "Malayalam", "Sinhala",
        "Georgian", "Armenian", "Ethiopic", "Khmer", "Lao", "Myanmar",
    ];

    /// <summary>For names.</summary>
    internal static IReadOnlyList<BadgeFont> Bold { get; } = [.. Scripts.Select(
        s => new BadgeFont($"NotoSans{s}-Bold.ttf")), new("NotoSansCJKsc-Bold.otf")];

    /// <summary>For what stands beside the name; scripts that are shipped in one weight have that.</summary>
    internal static IReadOnlyList<BadgeFont> Regular { get; } = [.. Scripts.Take(4)
        .Select(s => new BadgeFont($"NotoSans{s}-Regular.ttf")), .. Bold.Skip(4)];
}
