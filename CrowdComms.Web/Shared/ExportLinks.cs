using CrowdComms.Data.Exports;

namespace CrowdComms.Web.Shared;

/// <summary>The addresses of exports, within the site.</summary>
public static class ExportLinks
{
    /// <summary>The address of an export that applies the filter of a grid, which is in the query of <paramref
    /// name="grid"/>.</summary>
    public static string Address(string slug, ExportKind kind, ExportFormat format, string grid = "") =>
        $"/events/{slug}/exports/{ExportWords.Path(kind)}.{ExportWords.Ending(format)}{(grid.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? grid[at..] : "")}";
}
