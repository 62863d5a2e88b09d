using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>A font that is shipped with the application, with its shaper.</summary>
internal sealed class BadgeFont(FontCoverage coverage)
{
    private readonly Lazy<(SKTypeface Face, SKShaper Shaper)> _loaded = new(() => Load(coverage.File));

    /// <summary>The name of the font's file.</summary>
    internal string File => coverage.File;

    /// <summary>Whether the font is in memory, where it stays.</summary>
    internal bool IsLoaded => _loaded.IsValueCreated;

    /// <summary>The typeface, which is loaded when a text first needs it.</summary>
    internal SKTypeface Face => _loaded.Value.Face;

    /// <summary>The shaper, which turns runs of characters into glyphs; several threads may use it at the same time.</summary>
    internal SKShaper Shaper => _loaded.Value.Shaper;

    /// <summary>Returns whether the font draws the character; the font is not loaded for that.</summary>
    internal bool Has(Rune rune) => coverage.Has(rune);

    private static (SKTypeface, SKShaper) Load(string file)
    {
        using var stream = typeof(BadgeFont).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The font {file} is not in the assembly.");
        using var data = SKData.Create(stream);
        var face = SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {file} cannot be read.");
        return (face, new SKShaper(face));
    }
}

/// <summary>The fonts of badges: the Noto family, one font for each script, in the order in which they are tried. The
/// script <c>scripts/badge-fonts</c> writes that order.</summary>
internal static class BadgeFonts
{
    private static readonly IReadOnlyList<BadgeFont> All = [.. FontCoverage.ReadAll().Select(c => new BadgeFont(c))];

    /// <summary>The bold fonts, for names; a script that is shipped in one weight uses that one.</summary>
    internal static IReadOnlyList<BadgeFont> Bold { get; } = Of("-Bold", "-Regular");

    /// <summary>The regular fonts, for the text beside the name; a script that is shipped in one weight uses that
    /// one.</summary>
    internal static IReadOnlyList<BadgeFont> Regular { get; } = Of("-Regular", "-Bold");

    private static IReadOnlyList<BadgeFont> Of(string weight, string other)
    {
        var files = All.Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(f => !f.File.Contains(other, StringComparison.Ordinal)
            || !files.Contains(f.File.Replace(other, weight, StringComparison.Ordinal)))];
    }
}
