using System.Globalization;
using System.Text;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Tells the characters that are not visible by nature: they are no letters, so that none of them is missed on a
/// badge.</summary>
internal static class Invisible
{
    /// <summary>Returns whether the character is never visible: control characters, the ignorable characters of Unicode
    /// (its property Default_Ignorable_Code_Point), and the marks around annotations.</summary>
    internal static bool Is(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control || rune.Value is
        0xAD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
        or (>= 0x200B and <= 0x200F) or (>= 0x2028 and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x3164
        or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFFB) or (>= 0x13430 and <= 0x1343F)
        or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Returns whether an invisible character changes how the letters beside it are drawn: the two zero-width
    /// joiners, the joiner of combining characters, and the variants of Mongolian letters.</summary>
    internal static bool Shapes(Rune rune) =>
        rune.Value is 0x200C or 0x200D or 0x034F or (>= 0x180B and <= 0x180D) or 0x180F;

    /// <summary>Returns whether the character is drawn as a blank, as the empty pattern of Braille is.</summary>
    internal static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x2800;
}
