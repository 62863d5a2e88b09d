using CrowdComms.Data.Common;
using CrowdComms.Data.Imports.Reading;

namespace CrowdComms.Data.Imports;

/// <summary>The beginning of a table: which sheet holds the people, which row their headings, and the first rows
/// below.</summary>
internal sealed record FileStart(ITable Table, string? Sheet, TableRow Header)
{
    private const int MostColumns = 200, Sampled = 50, Shown = 80;
    private const string HeadingsAdvice = "Put column names at the top, such as First name, Last name, Email.";

    internal IReadOnlyList<string> Sheets { get; private init; } = [];

    internal IReadOnlyList<string> Notes { get; private init; } = [];

    internal IReadOnlyList<HeaderChoice> HeaderRows { get; private init; } = [];

    internal IReadOnlyList<string> Headings { get; private init; } = [];

    internal IReadOnlyList<IReadOnlyList<string>> Samples { get; private init; } = [];

    /// <summary>Finds the people in a file: on the sheet that was asked for, otherwise on the first that holds some.</summary>
    /// <returns>The start; <c>import.unreadable</c> where no sheet holds any, with the reason of the first.</returns>
    internal static Result<FileStart> Find(ITable table, ReadingChoices asked, CancellationToken cancellationToken)
    {
        if (table.Sheets.Count == 0)
        {
            return Of(table, null, asked.HeaderRow, cancellationToken);
        }

        if (asked.Sheet is { } named && !table.Sheets.Contains(named))
        {
            return ImportErrors.Unreadable(
                $"The file has no sheet “{named}”. Its sheets are {string.Join(", ", table.Sheets.Select(s => $"“{s}”"))}.");
        }

        var all = table.Sheets.Select(sheet => (Sheet: sheet, Start: Of(table.On(sheet), sheet, null, cancellationToken))).ToList();
        var (name, found) = all.FirstOrDefault(s => asked.Sheet is null ? s.Start.IsOk : s.Sheet == asked.Sheet, all[0]);
        var chosen = asked.HeaderRow is null ? found : Of(table.On(name), name, asked.HeaderRow, cancellationToken);
        return chosen.Failed(out var refusal) ? refusal : chosen.Value with
        {
            Sheets = [.. all.Where(s => s.Start.IsOk || s.Sheet == name).Select(s => s.Sheet)],
            Notes = [.. Unread(all, chosen.Value, cancellationToken), .. table.Notes, .. chosen.Value.Notes],
        };
    }

    private static IEnumerable<string> Unread(
        List<(string Sheet, Result<FileStart> Start)> all, FileStart chosen, CancellationToken cancellationToken) =>
        from other in all
        where other.Sheet != chosen.Sheet && other.Start.IsOk
        let rows = other.Start.Value.Table.Rows(cancellationToken).Count(r => r.Number > other.Start.Value.Header.Number)
        select rows == 1 ? $"The sheet “{other.Sheet}” has people too (1 row) and is not read. Import it separately."
            : $"The sheet “{other.Sheet}” has people too ({rows:N0} rows) and is not read. Import it separately.";

    private static Result<FileStart> Of(ITable table, string? sheet, int? headerRow, CancellationToken cancellationToken)
    {
        var rows = table.Rows(cancellationToken).Take(HeaderSearch.Looked + Sampled).ToList();
        if (rows is [.., { Broken: { } broken }])
        {
            rows.RemoveAt(rows.Count - 1);
            if (rows.Count < 2)
            {
                return ImportErrors.Unreadable(broken);
            }
        }

        if (rows.Count == 0)
        {
            return ImportErrors.Unreadable($"The file is empty. {FileKind.Advice}");
        }

        var at = headerRow is { } said ? rows.FindIndex(r => r.Number == said) : HeaderSearch.Find([.. rows.Select(r => r.Cells)]);
        if (Problem(table, rows, headerRow, at) is { } problem)
        {
            return ImportErrors.Unreadable(problem);
        }

        return Below(new FileStart(table, sheet, rows[at]), rows, at);
    }

    private static FileStart Below(FileStart start, List<TableRow> rows, int at)
    {
        var samples = rows.Skip(at + 1).Take(Sampled).ToList();
        var headings = HeadingsOf(rows[at].Cells,
            [.. samples.Select(s => s.Cells.Take(start.Table.MayBeWider ? XlsxTable.MostColumns : rows[at].Cells.Count).ToList())]);
        return start with
        {
            Headings = headings,
            Samples = [.. samples.Select(s => Padded(s.Cells, headings.Count))],
            Notes = [.. NotesOf(samples), .. start.Sheet is null ? start.Table.Notes : []],
            HeaderRows = [.. rows.Take(HeaderSearch.Looked).Select(r => new HeaderChoice(r.Number, Text(r.Cells)))],
        };
    }

    private static IEnumerable<string> NotesOf(List<TableRow> samples)
    {
        if (samples.Exists(r => r.IsHidden))
        {
            yield return "The workbook hides some rows, perhaps with a filter. They are imported too.";
        }

        if (samples.Exists(r => r.HasUnsaved))
        {
            yield return "Some cells are formulas without saved results. Open the workbook in Excel, save it and upload it again.";
        }
    }

    private static string? Problem(ITable table, List<TableRow> rows, int? asked, int at)
    {
        if (at < 0)
        {
            return asked is { } said
                ? $"{table.RowWord} {said:N0} cannot hold the headings: it is blank, or not among the first {HeaderSearch.Looked} rows."
                : rows.All(r => Filled(r.Cells) < 2) ? OneColumn(rows)
                : rows[0].Cells.Any(c => c.Contains('@', StringComparison.Ordinal))
                    ? $"The file has no headings: it starts with a row of values. {HeadingsAdvice}"
                : $"No known heading was found in the first {Math.Min(rows.Count, HeaderSearch.Looked)} rows. {HeadingsAdvice}";
        }

        var cells = rows[at].Cells;
        return Filled(cells) < 2 ? OneColumn(rows)
            : Filled(cells) > MostColumns || cells.Count > XlsxTable.MostColumns
                ? $"The file has {cells.Count:N0} columns; at most {MostColumns} can be read. Remove those that are not needed."
            : at == rows.Count - 1 ? "The file has headings but no rows below them. Add the people and upload it again."
            : null;
    }

    private static string OneColumn(List<TableRow> rows) => rows[0].Cells[0].IndexOfAny([',', ';', '\t', '|']) >= 0
        ? "Every line is one value, because the whole line is in quotation marks. Remove them, or open the file in a spreadsheet, "
            + "split the column and save it again."
        : $"The file has only one column: there is no comma, semicolon, tab or vertical bar between values. {FileKind.Advice}";

    private static int Filled(IReadOnlyList<string> cells) => cells.Count(c => !string.IsNullOrWhiteSpace(c));

    // A column without a heading is named by its number. Blank ones at the end, which spreadsheets leave, are cut where no
    // row has a value there.
    private static List<string> HeadingsOf(IReadOnlyList<string> cells, List<List<string>> below)
    {
        var count = below.Select(LastFilled).Append(LastFilled(cells)).Max() + 1;
        return [.. Enumerable.Range(0, Math.Min(count, XlsxTable.MostColumns))
            .Select(i => cells.ElementAtOrDefault(i).OrNull() ?? ImportFile.UnnamedColumn(i))];
    }

    private static int LastFilled(IReadOnlyList<string> cells)
    {
        var last = cells.Count - 1;
        while (last >= 0 && string.IsNullOrWhiteSpace(cells[last]))
        {
            last--;
        }

        return last;
    }

    private static IReadOnlyList<string> Padded(IReadOnlyList<string> cells, int width) =>
        cells.Count >= width ? cells : [.. cells, .. Enumerable.Repeat("", width - cells.Count)];

    private static string Text(IReadOnlyList<string> cells)
    {
        var text = string.Join(" · ", cells.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim()));
        return text.Length > Shown ? text[..Shown] + "…" : text;
    }
}
