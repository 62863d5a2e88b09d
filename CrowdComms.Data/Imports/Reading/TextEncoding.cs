using System.Text;
using UtfUnknown;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>Detects the encoding of a text file.</summary>
internal static class TextEncoding
{
    // Detection by letter statistics confuses the Latin code pages in lists of names, so we trust it for other scripts
    // alone.
    private static readonly HashSet<string> OtherScripts = new(StringComparer.OrdinalIgnoreCase)
    {
        "windows-1251", "koi8-r", "iso-8859-5", "windows-1253", "iso-8859-7", "windows-1255", "iso-8859-8", "windows-1256",
        "shift_jis", "euc-jp", "euc-kr", "big5", "gb18030", "tis-620", "windows-874",
    };

    /// <summary>The encodings that an organiser can choose when letters look wrong: from name to label.</summary>
    internal static IReadOnlyDictionary<string, string> Choices { get; } = new Dictionary<string, string>
    {
        ["utf-8"] = "UTF-8",
        ["utf-16"] = "UTF-16",
        ["utf-16BE"] = "UTF-16, big endian",
        ["windows-1252"] = "Windows-1252 (Western Europe)",
        ["windows-1250"] = "Windows-1250 (Central Europe)",
        ["windows-1251"] = "Windows-1251 (Cyrillic)",
        ["windows-1253"] = "Windows-1253 (Greek)",
        ["windows-1254"] = "Windows-1254 (Turkish)",
        ["macintosh"] = "Mac Roman",
    };

    /// <summary>The encoding with this name, code pages of Windows and Mac included.</summary>
    internal static Encoding Named(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    /// <summary>Detects the name of a file's encoding; null when the file holds no text.</summary>
    /// <param name="path">The file, which is read to its end: one wrong byte proves that it is not UTF-8.</param>
    /// <param name="start">The first bytes of the file, at most 64 KiB.</param>
    internal static string? Detect(string path, byte[] start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",
        [0xFF, 0xFE, ..] => "utf-16",
        [0xFE, 0xFF, ..] => "utf-16BE",
        _ => Wide(start) ?? (IsBinary(start) ? null : IsUtf8(path) ? "utf-8" : Narrow(start)),
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

    private static bool IsUtf8(string path)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false);
        var buffer = new char[16 * 1024];
        try
        {
            while (reader.Read(buffer) > 0)
            {
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static string Narrow(byte[] start)
    {
        var found = CharsetDetector.DetectFromBytes(start).Detected;
        return found is { Confidence: > 0.7f } && OtherScripts.Contains(found.EncodingName) ? found.EncodingName : "windows-1252";
    }
}
