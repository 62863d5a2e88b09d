using System.Globalization;
using System.Xml;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>
/// What a sheet says of its cells after the last of them: the blocks of merged cells, and the links. Every cell of a
/// block has the text of its first one, and a cell whose link begins with <c>mailto:</c> has the address if its text has
/// none.
/// </summary>
internal sealed class SheetBlocks
{
    // A block over more columns than this is a title or a mistake, and no value of each.
    private const int MostBlocks = 100_000, Widest = 16;

    private readonly List<Block> _blocks = [];
    private readonly Dictionary<(int Row, int Column), string> _addresses = [];

    /// <summary>Reads the blocks and links of a sheet, which stand behind all its rows.</summary>
    internal static SheetBlocks Read(Workbook book, Sheet sheet)
    {
        var (found, relations) = (new SheetBlocks(), book.RelationsOf(sheet.Part));
        using var xml = book.Part(sheet.Part);
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheetData", IsEmptyElement: false })
            {
                xml.Skip();
            }

            if (xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" } && found._blocks.Count < MostBlocks
                && Block.Of(xml.GetAttribute("ref")) is { } block && block.Right - block.Left < Widest)
            {
                found._blocks.Add(block);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "hyperlink" })
            {
                found.AddLink(xml, relations);
            }
        }

        found._blocks.Sort((a, b) => a.Top.CompareTo(b.Top));
        return found;
    }

    /// <summary>Begins to fill the rows of the sheet, from the first to the last.</summary>
    internal Filling Begin() => new(this);

    /// <summary>The column that a reference such as <c>AB12</c> names, counted from 0; −1 for none.</summary>
    internal static int ColumnOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetter(c))
            {
                break;
            }

            column = Math.Min((column * 26) + (char.ToUpperInvariant(c) - 'A' + 1), 1_000_000);
        }

        return column - 1;
    }

    private void AddLink(XmlReader xml, Dictionary<string, string> relations)
    {
        while (xml.MoveToNextAttribute())
        {
            if (xml is { LocalName: "id", NamespaceURI.Length: > 0 } && relations.TryGetValue(xml.Value, out var target)
                && target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
                && Block.Of(xml.GetAttribute("ref")) is { } cell && _addresses.Count < MostBlocks)
            {
                _addresses[(cell.Top, cell.Left)] = Uri.UnescapeDataString(target["mailto:".Length..].Split('?')[0]);
            }
        }

        xml.MoveToElement();
    }

    /// <summary>Fills the cells of one row after another.</summary>
    internal sealed class Filling(SheetBlocks sheet)
    {
        private readonly List<(Block Block, string Text)> _open = [];
        private int _next;

        /// <summary>Fills the cells of a row; rows are given from the first to the last.</summary>
        internal void Fill(int row, List<string> cells)
        {
            for (var i = 0; sheet._addresses.Count > 0 && i < cells.Count; i++)
            {
                cells[i] = !cells[i].Contains('@', StringComparison.Ordinal) && sheet._addresses.TryGetValue((row, i), out var address)
                    ? address : cells[i];
            }

            OpenBlocks(row, cells);
            foreach (var (block, text) in _open)
            {
                for (var i = block.Left; i <= Math.Min(block.Right, XlsxTable.MostColumns - 1); i++)
                {
                    cells.PadTo(i + 1);
                    cells[i] = cells[i].Length == 0 ? text : cells[i];
                }
            }
        }

        private void OpenBlocks(int row, List<string> cells)
        {
            _open.RemoveAll(o => o.Block.Bottom < row);
            for (; _next < sheet._blocks.Count && sheet._blocks[_next].Top <= row; _next++)
            {
                var block = sheet._blocks[_next];
                // Blocks do not overlap, so no row has more of them than columns.
                if (block.Bottom >= row && block.Left < cells.Count && _open.Count < XlsxTable.MostColumns)
                {
                    _open.Add((block, block.Top == row ? cells[block.Left] : ""));
                }
            }
        }
    }

    /// <summary>A block of cells; rows are counted from 1, columns from 0.</summary>
    internal sealed record Block(int Top, int Left, int Bottom, int Right)
    {
        internal static Block? Of(string? reference)
        {
            if (reference?.Split(':') is not [var first, ..] ends || RowOf(first) is not { } top
                || ColumnOf(first) is not (>= 0 and var left))
            {
                return null;
            }

            var last = ends[^1];
            return new Block(top, left, RowOf(last) ?? top, Math.Max(left, ColumnOf(last)));
        }

        private static int? RowOf(string reference) => int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"),
            NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
    }
}
