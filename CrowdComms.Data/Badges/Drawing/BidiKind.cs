using System.Globalization;
using System.Text;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>The kinds of characters that the Unicode Bidirectional Algorithm (UAX #9) tells apart, by their short
/// names.</summary>
internal enum BidiKind : byte { L, R, Al, En, Es, Et, An, Cs, Nsm, Ws, On }

/// <summary>Finds the kind of a character by its category and by the blocks of the scripts.</summary>
internal static class BidiKinds
{
    internal static BidiKind Of(Rune rune) => (rune.Value, Rune.GetUnicodeCategory(rune)) switch
    {
        (_, UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) => BidiKind.Nsm,
        ( >= '0' and <= '9' or >= 0x06F0 and <= 0x06F9, _) => BidiKind.En,
        ( >= 0x0660 and <= 0x0669 or 0x066B or 0x066C, _) => BidiKind.An,
        ('+' or '-', _) => BidiKind.Es,
        (',' or '.' or '/' or ':' or 0xA0, _) => BidiKind.Cs,
        ('#' or '%' or 0x066A or 0xB0, _) or (_, UnicodeCategory.CurrencySymbol) => BidiKind.Et,
        (0x200E, _) => BidiKind.L,
        (0x200F, _) => BidiKind.R,
        (_, UnicodeCategory.SpaceSeparator) => BidiKind.Ws,
        var (value, category) when IsLetter(category) => Strong(value),
        _ => BidiKind.On,
    };

    private static bool IsLetter(UnicodeCategory category) =>
        category is <= UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber;

    private static BidiKind Strong(int value) => value switch
    {
        >= 0x0590 and <= 0x05FF or >= 0x07C0 and <= 0x085F or >= 0xFB1D and <= 0xFB4F or >= 0x10800 and <= 0x10FFF
            or >= 0x1E800 and <= 0x1EFFF => BidiKind.R,
        >= 0x0600 and <= 0x07BF or >= 0x0860 and <= 0x08FF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70
            and <= 0xFEFF => BidiKind.Al,
        _ => BidiKind.L,
    };
}
