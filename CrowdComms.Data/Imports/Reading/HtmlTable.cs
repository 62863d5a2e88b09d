using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>
/// Reads a table of a web page: many programs write one and call it <c>.xls</c>. A page may hold several; those that hold
/// headings are its sheets.
/// </summary>
internal sealed class HtmlTable : ITable
{
    // The whole page is in memory while it is read, at some ten times its size.
    private const long Most = 8L * 1024 * 1024;

    private readonly IReadOnlyList<List<TableRow>> _tables;
    private readonly int _read;

    private HtmlTable(IReadOnlyList<List<TableRow>> tables, int read) => (_tables, _read) = (tables, read);

    public string Format => "Web page with a table";

    public string RowWord => "Row";

    public bool MayBeWider => true;

    public IReadOnlyList<string> Sheets => [.. Enumerable.Range(1, _tables.Count).Select(i => $"Table {i}")];

    public IReadOnlyList<string> Notes => [];

    public ITable On(string sheet) => Sheets.ToList().IndexOf(sheet) is >= 0 and var chosen ? new HtmlTable(_tables, chosen) : this;

    /// <summary>Opens a web page at its first table.</summary>
    /// <returns>The table; <c>import.unreadable</c>.</returns>
    internal static Result<ITable> Open(string path)
    {
        if (new FileInfo(path).Length > Most)
        {
            return ImportErrors.Unreadable($"This is a web page of more than {Most / (1024 * 1024)} MB. {FileKind.Advice}");
        }

        using var file = File.OpenRead(path);
        using var page = new HtmlParser().ParseDocument(file);
        var tables = page.QuerySelectorAll<IHtmlTableElement>("table").Where(t => t.QuerySelector("table") is null)
            .Select(Rows).Where(rows => rows.Count > 0).ToList();
        return tables.Count == 0 ? ImportErrors.Unreadable($"This is a web page without a table. {FileKind.Advice}")
            : new HtmlTable(tables, 0);
    }

    public IEnumerable<TableRow> Rows(CancellationToken cancellationToken) => _tables[_read];

    private static List<TableRow> Rows(IHtmlTableElement table)
    {
        var (rows, below) = (new List<TableRow>(), new Dictionary<(int Row, int Column), string>());
        foreach (var (row, number) in table.Rows.Select((row, i) => (row, i + 1)))
        {
            var cells = new List<string>();
            foreach (var cell in row.Cells)
            {
                Fill(cells, below, number);
                Add(cells, below, number, cell);
            }

            Fill(cells, below, number);
            var read = new TableRow(number, cells);
            if (!read.IsBlank)
            {
                rows.Add(read);
            }
        }

        return rows;
    }

    // A cell that spans columns or rows has its text in each of them.
    private static void Add(List<string> cells, Dictionary<(int Row, int Column), string> below, int row, IHtmlTableCellElement cell)
    {
        foreach (var lineBreak in cell.QuerySelectorAll("br"))
        {
            lineBreak.Replace(cell.Owner!.CreateTextNode("\n"));
        }

        var text = string.Join('\n', cell.TextContent.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
        for (var right = 0; right < Math.Clamp(cell.ColumnSpan, 1, Math.Max(1, XlsxTable.MostColumns - cells.Count)); right++)
        {
            for (var down = 1; down < Math.Clamp(cell.RowSpan, 1, 1000); down++)
            {
                below[(row + down, cells.Count)] = text;
            }

            cells.Add(text);
        }
    }

    private static void Fill(List<string> cells, Dictionary<(int Row, int Column), string> below, int row)
    {
        while (below.Remove((row, cells.Count), out var text))
        {
            cells.Add(text);
        }
    }
}
