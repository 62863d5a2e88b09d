namespace CrowdComms.Data.Imports.Reading;

/// <summary>One row of a file.</summary>
/// <param name="Number">As the file numbers it: the line of a text file on which the row begins, the row of a workbook.</param>
/// <param name="Cells">Never null.</param>
/// <param name="Broken">Why the file cannot be read from here on; such a row is the last.</param>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells, string? Broken = null)
{
    internal bool IsBlank => Broken is null && Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A table in a file, read row by row.</summary>
internal interface ITable
{
    /// <summary>What kind of file it is, for people.</summary>
    string Format { get; }

    /// <summary>What the file calls a row: <c>Line</c> or <c>Row</c>.</summary>
    string RowWord { get; }

    /// <summary>The rows that are not blank, the header first. Every call reads the file anew.</summary>
    IEnumerable<TableRow> Rows();
}
