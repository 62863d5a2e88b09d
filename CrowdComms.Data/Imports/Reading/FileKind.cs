using System.IO.Compression;
using System.Text;
using System.Xml;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>Tells tables from other files by their first bytes, because the ending of a file's name may be
/// wrong.</summary>
internal static class FileKind
{
    internal const string Advice = "Save the list as CSV or as an Excel workbook (.xlsx) and upload that.";

    // Files that people upload by mistake, with their signatures from
    // https://www.garykessler.net/library/file_sigs.html.
    private static readonly (byte[] Signature, string Name)[] Others =
    [
        ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"),
        ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
        ([0x47, 0x49, 0x46, 0x38], "a picture (GIF)"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file (.xls) or a workbook with a password"),
        ([0x1F, 0x8B], "a compressed archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a compressed archive"),
        ([0x52, 0x61, 0x72, 0x21], "a compressed archive"),
    ];

    // Texts that are no separated values, by how they begin.
    private static readonly (string Begin, string Name)[] Texts =
    [
        ("BEGIN:VCARD", "a contact card (vCard)"),
        ("BEGIN:VCALENDAR", "a calendar (iCalendar)"),
        ("{\\rtf", "a text document (RTF)"),
        ("{", "a JSON file"),
        ("[{", "a JSON file"),
        ("ID;P", "a SYLK file (.slk)"),
        ("TABLE\r\n0,1", "a DIF file"),
        ("TABLE\n0,1", "a DIF file"),
    ];

    // What an XML file is, by a word that its beginning holds.
    private static readonly (string Word, string Name)[] Xml =
    [
        ("urn:schemas-microsoft-com:office:spreadsheet", "an XML spreadsheet of Excel 2003"),
        ("urn:oasis:names:tc:opendocument", "an OpenDocument spreadsheet (.fods)"),
        ("<?xml", "an XML file"),
    ];

    /// <summary>Opens a file as a workbook, a web page or a text table, whichever it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">The encoding in which a text file is read; null to detect it, which reads the file to its
    /// end.</param>
    /// <returns>The table; <c>import.unreadable</c>.</returns>
    internal static Result<ITable> Open(string path, string? encoding = null)
    {
        var start = Start(path);
        if (start.Length == 0)
        {
            return ImportErrors.Unreadable($"The file is empty. {Advice}");
        }

        if (start is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            return OpenWorkbook(path);
        }

        var text = Encoding.Latin1.GetString(start).TrimStart('ï', '»', '¿', ' ', '\r', '\n', '\t');
        if (IsHtml(text))
        {
            return HtmlTable.Open(path);
        }

        var other = Others.FirstOrDefault(o => start.AsSpan().StartsWith(o.Signature)).Name
            ?? Texts.FirstOrDefault(t => text.StartsWith(t.Begin, StringComparison.OrdinalIgnoreCase)).Name
            ?? (text.StartsWith("<?xml", StringComparison.Ordinal)
                ? Xml.First(x => text.Contains(x.Word, StringComparison.Ordinal)).Name : null);
        return other is not null ? ImportErrors.Unreadable($"This is {other}, not a table that can be read here. {Advice}")
            : encoding is null ? CsvTable.Open(path, start) : CsvTable.InEncoding(path, encoding);
    }

    private static bool IsHtml(string text) => text.StartsWith('<') && !text.Contains("<Workbook", StringComparison.Ordinal)
        && (text.Contains("<table", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
        && !text.Contains("urn:oasis:names:tc:opendocument", StringComparison.Ordinal);

    private static byte[] Start(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[64 * 1024];
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    private static Result<ITable> OpenWorkbook(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return names.Contains("xl/workbook.xml") ? XlsxTable.Open(path)
                : names.Contains("xl/workbook.bin") ? ImportErrors.Unreadable($"This is a binary Excel workbook (.xlsb). {Advice}")
                : names.Contains("content.xml") ? ImportErrors.Unreadable($"This is an OpenDocument file (such as .ods). {Advice}")
                : ImportErrors.Unreadable($"This is an archive or a document, not a table. {Advice}");
        }
        catch (UnreadableException bound)
        {
            return ImportErrors.Unreadable(bound.Message);
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException)
        {
            return ImportErrors.Unreadable(XlsxTable.DamagedSentence);
        }
    }
}
