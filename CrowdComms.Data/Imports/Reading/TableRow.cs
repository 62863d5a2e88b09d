namespace CrowdComms.Data.Imports.Reading;

/// <summary>One row of a table in a file.</summary>
/// <param name="Number">The line of a text file on which the row begins, or the number of the row in a
/// workbook.</param>
/// <param name="Cells">The texts of the cells; none is null.</param>
/// <param name="Broken">A sentence that says why the file cannot be read from here on; null for a good row. Such a row
/// is the last.</param>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells, string? Broken = null)
{
    internal bool IsBlank => Broken is null && Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A table in a file that is read row by row.</summary>
internal interface ITable
{
    /// <summary>The format of the file as pages show it.</summary>
    string Format { get; }

    /// <summary>What messages call a row of this file: <c>Line</c> or <c>Row</c>.</summary>
    string RowWord { get; }

    /// <summary>The rows that are not blank, the header first. Every call reads the file from its beginning.</summary>
    IEnumerable<TableRow> Rows();
}
