using System.Globalization;
using System.Xml;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>Reads one sheet of an Excel workbook. Cells that the file does not hold cost nothing, wherever the next one
/// is.</summary>
/// <param name="path">The workbook.</param>
/// <param name="sheets">Its sheets in the order of their tabs.</param>
/// <param name="sheet">The sheet that is read.</param>
internal sealed class XlsxTable(string path, IReadOnlyList<Sheet> sheets, Sheet sheet) : ITable
{
    /// <summary>The most columns of a table; what stands further to the right is not read.</summary>
    internal const int MostColumns = 400;

    private const int MostSheets = 30;

    internal const string DamagedSentence = "The workbook is damaged and cannot be read. Open it in Excel, save it again and upload that.";

    private SheetBlocks? _blocks;

    public string Format => "Excel workbook";

    public string RowWord => "Row";

    public bool MayBeWider => true;

    public IReadOnlyList<string> Sheets { get; } = [.. sheets.Where(s => !s.IsHidden).Take(MostSheets).Select(s => s.Name)];

    public IReadOnlyList<string> Notes { get; } =
    [
        .. sheets.Where(s => s.IsHidden).Take(MostSheets).Select(s => $"The sheet “{s.Name}” is hidden and was not read."),
        .. sheets.Count(s => !s.IsHidden) > MostSheets ? [$"Only the first {MostSheets} sheets of the workbook are read."]
            : Array.Empty<string>(),
    ];

    public ITable On(string named) =>
        sheets.FirstOrDefault(s => !s.IsHidden && s.Name == named) is { } chosen ? new XlsxTable(path, sheets, chosen) : this;

    /// <summary>Opens a workbook at its first sheet that is not hidden.</summary>
    /// <exception cref="UnreadableException">The workbook is larger than the bounds, or every sheet is hidden.</exception>
    internal static XlsxTable Open(string path)
    {
        using var book = Workbook.Open(path, CancellationToken.None);
        return book.Sheets.FirstOrDefault(s => !s.IsHidden) is { } first ? new XlsxTable(path, book.Sheets, first)
            : throw new UnreadableException("Every sheet of the workbook is hidden. Unhide the one with the list, save the workbook "
                + "and upload it again.");
    }

    public IEnumerable<TableRow> Rows(CancellationToken cancellationToken)
    {
        using var rows = Read(cancellationToken).GetEnumerator();
        while (Next(rows) is { } row)
        {
            if (!row.IsBlank)
            {
                yield return row;
            }

            if (row.Broken is not null)
            {
                yield break;
            }
        }
    }

    private static TableRow? Next(IEnumerator<TableRow> rows)
    {
        try
        {
            return rows.MoveNext() ? rows.Current : null;
        }
        catch (UnreadableException bound)
        {
            return new TableRow(0, [], bound.Message);
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException or IOException and not FileNotFoundException)
        {
            return new TableRow(0, [], DamagedSentence);
        }
    }

    private IEnumerable<TableRow> Read(CancellationToken cancellationToken)
    {
        using var book = Workbook.Open(path, cancellationToken);
        var blocks = (_blocks ??= SheetBlocks.Read(book, sheet)).Begin();
        using var xml = book.Part(sheet.Part) ?? throw new UnreadableException(DamagedSentence);
        var number = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said)
                    ? said : number + 1;
                var isHidden = xml.GetAttribute("hidden") is "1" or "true";
                var (cells, hasUnsaved) = Cells(xml, book);
                blocks.Fill(number, cells);
                yield return new TableRow(number, cells) { IsHidden = isHidden, HasUnsaved = hasUnsaved };
            }
        }
    }

    private static (List<string> Cells, bool HasUnsaved) Cells(XmlReader xml, Workbook book)
    {
        var (cells, depth, next, hasUnsaved) = (new List<string>(), xml.Depth, 0, false);
        if (xml.IsEmptyElement)
        {
            return (cells, false);
        }

        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var column = SheetBlocks.ColumnOf(xml.GetAttribute("r")) is >= 0 and var said ? said : next;
                next = column + 1;
                var (text, isFormula) = Cell(xml, book);
                hasUnsaved |= isFormula && text.Length == 0;
                if (text.Length > 0 && column < MostColumns)
                {
                    cells.PadTo(column + 1);
                    cells[column] = text;
                }
            }
        }

        return (cells, hasUnsaved);
    }

    private static (string Text, bool IsFormula) Cell(XmlReader xml, Workbook book)
    {
        if (xml.IsEmptyElement)
        {
            return ("", false);
        }

        var (type, format, depth) = (xml.GetAttribute("t"), xml.GetAttribute("s"), xml.Depth);
        var (text, isFormula) = ("", false);
        while (xml.Read() && xml.Depth > depth)
        {
            isFormula |= xml is { NodeType: XmlNodeType.Element, LocalName: "f" };
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" })
            {
                text = xml.ReadRichText();
            }
        }

        return (Read(text, type, format, book), isFormula && type != "str");
    }

    private static string Read(string text, string? type, string? format, Workbook book) =>
        type switch
        {
            "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var shared) ? book.Texts[shared] : "",
            "b" => text == "1" ? "TRUE" : "FALSE",
            null or "n" => CellText.OfNumber(text, book.Formats,
                int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var style) ? style : 0),
            "d" => text.Split('T') is [var day, _] ? day : text,
            _ => text,
        };
}

/// <summary>Rows of cells that grow to the right.</summary>
internal static class Cells
{
    /// <summary>Adds blank cells until the row has <paramref name="width"/> of them.</summary>
    internal static void PadTo(this List<string> cells, int width)
    {
        while (cells.Count < width)
        {
            cells.Add("");
        }
    }
}
