namespace CrowdComms.Data.Imports.Reading;

/// <summary>One row of a table in a file.</summary>
/// <param name="Number">The line of a text file on which the row begins, or the number of the row in a
/// workbook.</param>
/// <param name="Cells">The texts of the cells; none is null.</param>
/// <param name="Broken">A sentence that says why the file cannot be read from here on; null for a good row. Such a row
/// is the last.</param>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells, string? Broken = null)
{
    /// <summary>A sentence that says why this row cannot be read, though those after it can; null for a good row.</summary>
    internal string? Refused { get; init; }

    /// <summary>Whether the workbook hides the row, by a filter perhaps.</summary>
    internal bool IsHidden { get; init; }

    /// <summary>Whether a cell is computed by a formula whose result the workbook does not hold.</summary>
    internal bool HasUnsaved { get; init; }

    internal bool IsBlank => Broken is null && Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A table in a file that is read row by row.</summary>
internal interface ITable
{
    /// <summary>The format of the file as pages show it.</summary>
    string Format { get; }

    /// <summary>What messages call a row of this file: <c>Line</c> or <c>Row</c>.</summary>
    string RowWord { get; }

    /// <summary>Whether a row may have values to the right of the last heading. In a text file such a row has more
    /// separators than the header, so its values may be in the wrong columns.</summary>
    bool MayBeWider { get; }

    /// <summary>The names of the sheets that the file shows; none for a file that is one table.</summary>
    IReadOnlyList<string> Sheets { get; }

    /// <summary>Sentences about what of the file is not read.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>The rows that are not blank. Every call reads the file from its beginning.</summary>
    /// <param name="cancellationToken">Ends the reading with an exception, because no one waits for it any more.</param>
    IEnumerable<TableRow> Rows(CancellationToken cancellationToken);

    /// <summary>The same file with another of its <see cref="Sheets"/>; itself where it has none of this name.</summary>
    ITable On(string sheet);
}

/// <summary>The file cannot be read from here on; the message is a sentence for people.</summary>
internal sealed class UnreadableException(string sentence) : Exception(sentence);
