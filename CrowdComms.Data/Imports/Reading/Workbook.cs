using System.IO.Compression;
using System.Xml;
using CrowdComms.Data.Files;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">The name on its tab.</param>
/// <param name="Part">The path of its XML in the archive.</param>
/// <param name="IsHidden">Whether its tab is hidden.</param>
internal sealed record Sheet(string Name, string Part, bool IsHidden);

/// <summary>
/// The parts of an Excel workbook (ISO/IEC 29500, an archive of XML) that its sheets share. We read the XML ourselves:
/// libraries that read workbooks create every blank cell up to the last column, do not fill merged cells, and
/// have no bounds. Names are compared without their namespace, because the strict and the transitional form differ in
/// nothing else.
/// </summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>The greatest size of one unpacked part, in bytes. A smaller archive unpacks to more only if it was made
    /// to fill the memory.</summary>
    internal const long MostUnpacked = 768L * 1024 * 1024;

    /// <summary>The most characters that Excel lets a cell have.</summary>
    internal const int LongestCell = SheetText.Most;

    private readonly ZipArchive _zip;

    private readonly CancellationToken _stop;

    private Workbook(ZipArchive zip, CancellationToken stop) => (_zip, _stop) = (zip, stop);

    /// <summary>The sheets in the order of their tabs.</summary>
    internal IReadOnlyList<Sheet> Sheets { get; private set; } = [];

    /// <summary>The texts that cells refer to.</summary>
    internal SharedTexts Texts { get; } = new();

    /// <summary>How numbers are shown: which of them are dates.</summary>
    internal CellFormats Formats { get; private set; } = CellFormats.None;

    /// <summary>Opens the workbook and reads what its sheets share.</summary>
    /// <exception cref="UnreadableException">A part is greater than the bounds.</exception>
    internal static Workbook Open(string path, CancellationToken cancellationToken)
    {
        var book = new Workbook(ZipFile.OpenRead(path), cancellationToken);
        try
        {
            book.ReadSheets();
            book.ReadTexts();
            return book;
        }
        catch
        {
            book.Dispose();
            throw;
        }
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>A reader for a part of the archive; null where the workbook has no such part.</summary>
    internal XmlReader? Part(string name)
    {
        var entry = _zip.GetEntry(name)
            ?? _zip.Entries.FirstOrDefault(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase));
        return entry is null ? null : entry.Length > MostUnpacked ? throw TooLarge()
            : XmlReader.Create(new BoundedStream(entry.Open(), MostUnpacked, TooLarge) { Stop = _stop }, new XmlReaderSettings
            {
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                DtdProcessing = DtdProcessing.Prohibit,
                CloseInput = true,
            });
    }

    /// <summary>The targets of a part's relations, such as the links of a sheet, by id.</summary>
    internal Dictionary<string, string> RelationsOf(string part)
    {
        var relations = new Dictionary<string, string>(StringComparer.Ordinal);
        var slash = part.LastIndexOf('/') + 1;
        using var xml = Part($"{part[..slash]}_rels/{part[slash..]}.rels");
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") is { } id)
            {
                relations[id] = xml.GetAttribute("Target") ?? "";
            }
        }

        return relations;
    }

    private static UnreadableException TooLarge() => new(
        $"Unpacked, the workbook is larger than {MostUnpacked / (1024 * 1024)} MB. Save only the list as CSV and upload that.");

    private void ReadSheets()
    {
        var relations = RelationsOf("xl/workbook.xml");
        var (sheets, from1904) = (new List<Sheet>(), false);
        using var xml = Part("xl/workbook.xml");
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                from1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" }
                && Relation(xml) is { } id && relations.TryGetValue(id, out var target))
            {
                var isHidden = xml.GetAttribute("state") is "hidden" or "veryHidden";
                sheets.Add(new Sheet(xml.GetAttribute("name") ?? "", Absolute(target), isHidden));
            }
        }

        // Charts have tabs too, but no cells.
        Sheets = [.. sheets.Where(s => s.Part.Contains("worksheets/", StringComparison.OrdinalIgnoreCase))];
        using var styles = Part("xl/styles.xml");
        Formats = CellFormats.Read(styles, from1904);
    }

    private void ReadTexts()
    {
        using var xml = Part("xl/sharedStrings.xml");
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                Texts.Add(xml.ReadRichText());
            }
        }
    }

    // The id of the relation is the one attribute "id" that has a namespace.
    private static string? Relation(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            id = xml is { LocalName: "id", NamespaceURI.Length: > 0 } ? xml.Value : id;
        }

        xml.MoveToElement();
        return id;
    }

    private static string Absolute(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";
}
