using CrowdComms.Data.Exports;

namespace CrowdComms.Web.Shared;

/// <summary>The addresses of exports, within the site.</summary>
public static class ExportLinks
{
    /// <summary>The address of an export of everything; <paramref name="fileName"/> is its last part.</summary>
    public static string File(string slug, string fileName) => $"/events/{slug}/exports/{fileName}";

    /// <summary>The address of an export that applies the filter of a grid, which is in the query of <paramref
    /// name="grid"/>.</summary>
    public static string Address(string slug, ExportKind kind, ExportFormat format, string grid = "") =>
        File(slug, ExportWords.FileName(kind, format))
            + (grid.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? grid[at..] : "");
}
