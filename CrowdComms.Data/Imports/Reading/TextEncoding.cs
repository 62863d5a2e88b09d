using System.Text;
using UtfUnknown;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>Detects the encoding of a text file.</summary>
internal static class TextEncoding
{
    private const int MostSampled = 64 * 1024;

    // Detection by letter statistics confuses the Latin code pages in lists of names, so we trust it for other scripts
    // alone.
    private static readonly Dictionary<string, string> OtherScripts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["windows-1251"] = "windows-1251",
        ["koi8-r"] = "koi8-r",
        ["iso-8859-5"] = "windows-1251",
        ["windows-1253"] = "windows-1253",
        ["iso-8859-7"] = "windows-1253",
        ["windows-1255"] = "windows-1255",
        ["iso-8859-8"] = "windows-1255",
        ["windows-1256"] = "windows-1256",
        ["shift-jis"] = "shift_jis",
        ["shift_jis"] = "shift_jis",
        ["euc-jp"] = "euc-jp",
        ["euc-kr"] = "euc-kr",
        ["uhc"] = "euc-kr",
        ["big5"] = "big5",
        ["gb18030"] = "gb18030",
        ["gb2312"] = "gb18030",
        ["tis-620"] = "windows-874",
        ["windows-874"] = "windows-874",
    };

    /// <summary>The encodings that an organiser can choose when letters look wrong: from name to label.</summary>
    internal static IReadOnlyDictionary<string, string> Choices { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = "UTF-8",
        ["utf-16"] = "UTF-16",
        ["utf-16BE"] = "UTF-16, big endian",
        ["windows-1252"] = "Windows-1252 (Western Europe)",
        ["windows-1250"] = "Windows-1250 (Central Europe)",
        ["windows-1251"] = "Windows-1251 (Cyrillic)",
        ["koi8-r"] = "KOI8-R (Cyrillic)",
        ["windows-1253"] = "Windows-1253 (Greek)",
        ["windows-1254"] = "Windows-1254 (Turkish)",
        ["windows-1255"] = "Windows-1255 (Hebrew)",
        ["windows-1256"] = "Windows-1256 (Arabic)",
        ["windows-874"] = "Windows-874 (Thai)",
        ["shift_jis"] = "Shift-JIS (Japanese)",
        ["euc-jp"] = "EUC-JP (Japanese)",
        ["gb18030"] = "GBK, GB 18030 (Simplified Chinese)",
        ["big5"] = "Big5 (Traditional Chinese)",
        ["euc-kr"] = "EUC-KR (Korean)",
        ["macintosh"] = "Mac Roman",
    };

    /// <summary>The encoding with this name, code pages of Windows and Mac included.</summary>
    internal static Encoding Named(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    /// <summary>Detects the name of a file's encoding; null when the file holds no text.</summary>
    /// <param name="path">The file, which is read to its end, because its only letters that are not ASCII may be
    /// there.</param>
    /// <param name="start">The first bytes of the file, at most 64 KiB.</param>
    internal static string? Detect(string path, byte[] start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",
        [0xFF, 0xFE, ..] => "utf-16",
        [0xFE, 0xFF, ..] => "utf-16BE",
        _ => Wide(start) ?? (IsBinary(start) ? null : OfLetters(path)),
    };

    // Detects UTF-16 without a byte order mark: every second byte of Latin text is zero.
    private static string? Wide(byte[] start)
    {
        var noughts = new int[2];
        for (var i = 0; i < start.Length; i++)
        {
            noughts[i % 2] += start[i] == 0 ? 1 : 0;
        }

        return start.Length < 4 ? null
            : noughts[1] > start.Length * 0.3 && noughts[0] < start.Length * 0.05 ? "utf-16"
            : noughts[0] > start.Length * 0.3 && noughts[1] < start.Length * 0.05 ? "utf-16BE"
            : null;
    }

    // A few control characters are an error of one row; a file full of them is no text.
    private static bool IsBinary(byte[] start)
    {
        var controls = start.Count(b => b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'));
        return controls > 8 && controls > start.Length / 50;
    }

    private static string OfLetters(string path)
    {
        var letters = ForeignLetters.Read(path, MostSampled);
        return letters.IsUtf8 ? "utf-8" : Detected(letters.Cells) ?? LatinPages.Of(letters.Cells);
    }

    // Some texts of one script are possible in another's encoding too, so the letters must also be whole there.
    private static string? Detected(byte[] cells)
    {
        foreach (var found in CharsetDetector.DetectFromBytes(cells).Details ?? [])
        {
            if (found.Confidence > 0.2f && OtherScripts.TryGetValue(found.EncodingName, out var name)
                && !Named(name).GetString(cells).Contains('\uFFFD', StringComparison.Ordinal))
            {
                return name;
            }
        }

        return null;
    }
}
