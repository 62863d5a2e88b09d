using System.Globalization;
using System.Xml;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>The formats of a workbook's cells: which numbers are dates or times.</summary>
internal sealed class CellFormats
{
    // The numbers of the formats of dates and times that every workbook has (ECMA-376, 18.8.30), those of East Asia
    // included.
    private static readonly HashSet<int> BuiltIn = [.. Enumerable.Range(14, 9), .. Enumerable.Range(27, 10), .. Enumerable.Range(45, 3),
        .. Enumerable.Range(50, 9)];

    private static readonly DateTime Least = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly List<bool> _isMoment = [];
    private readonly double _shift;

    private CellFormats(bool from1904) => _shift = from1904 ? 1462 : 0;

    /// <summary>The formats of a workbook without any: every number is a number.</summary>
    internal static CellFormats None { get; } = new(from1904: false);

    /// <summary>Reads the formats of a workbook.</summary>
    /// <param name="styles">The styles of the workbook; null where it has none.</param>
    /// <param name="from1904">Whether days are counted from 1904 and not from 1900.</param>
    internal static CellFormats Read(XmlReader? styles, bool from1904)
    {
        var (formats, own, ofCells) = (new CellFormats(from1904), new Dictionary<int, string>(), false);
        while (styles?.Read() == true)
        {
            ofCells = styles.LocalName == "cellXfs" ? styles.NodeType == XmlNodeType.Element : ofCells;
            if (styles is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                own[Number(styles.GetAttribute("numFmtId"))] = styles.GetAttribute("formatCode") ?? "";
            }
            else if (ofCells && styles is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var id = Number(styles.GetAttribute("numFmtId"));
                formats._isMoment.Add(own.TryGetValue(id, out var code) ? SaysMoment(code) : BuiltIn.Contains(id));
            }
        }

        return formats;
    }

    /// <summary>The date and time that a number means in a format, a time alone on a day before 1900; null where the
    /// number is one.</summary>
    internal DateTime? Moment(double number, int format) =>
        format >= 0 && format < _isMoment.Count && _isMoment[format] && number is >= 0 and < 2_950_000
            ? new DateTime((long)Math.Round((Least.AddDays(number + _shift) - DateTime.MinValue).TotalSeconds) * TimeSpan.TicksPerSecond,
                DateTimeKind.Unspecified)
            : null;

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;

    // A format of dates has a letter of day, month, year, hour or second outside quotation marks and brackets.
    private static bool SaysMoment(string code)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            quoted ^= code[i] == '"';
            bracketed = code[i] == '[' || (bracketed && code[i] != ']');
            if (code[i] is '\\' or '_' or '*')
            {
                i++;
            }
            else if (!quoted && !bracketed && "dmyhsDMYHS".Contains(code[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
