using static CrowdComms.Data.Imports.ImportField;

namespace CrowdComms.Data.Imports;

/// <summary>Columns of names that make sense together: either the whole name or its parts.</summary>
internal static class NameColumns
{
    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal)
    {
        "apellido", "apellidos", "tussenvoegsel", "tussenvoegsels", "middle", "suffix", "particle",
        "namenszusatz", "zweitname", "geburtsname", "maiden", "infix",
    };

    /// <summary>
    /// The columns with one meaning of their names. A column “Name” is the family name beside one of given names, and the
    /// given name beside one of family names, unless its values hold the other's: then it is the whole name. A family name
    /// beside it says where the whole one is split; a given name is not needed. Beside both it is not needed itself.
    /// </summary>
    /// <param name="columns">The field of each column.</param>
    /// <param name="samples">The first rows.</param>
    internal static IReadOnlyList<ImportField> Coherent(
        IReadOnlyList<ImportField> columns, IReadOnlyList<IReadOnlyList<string>> samples)
    {
        var (whole, first, last) = (IndexOf(columns, FullName), IndexOf(columns, FirstName), IndexOf(columns, LastName));
        if (whole < 0 || (first < 0 && last < 0))
        {
            return columns;
        }

        return first >= 0 && last >= 0 ? With(columns, whole, None)
            : Holds(samples, whole, Math.Max(first, last)) ? first < 0 ? columns : With(columns, first, None)
            : With(columns, whole, first >= 0 ? LastName : FirstName);
    }

    /// <summary>Whether a heading names a part of the name that has no field of its own.</summary>
    internal static bool IsPart(string key) =>
        key is "nom de naissance" or "nom d usage" or "surname" or "second name" || key.Split(' ').Any(Parts.Contains);

    private static int IndexOf(IReadOnlyList<ImportField> columns, ImportField field) => columns.ToList().IndexOf(field);

    private static List<ImportField> With(IReadOnlyList<ImportField> columns, int column, ImportField field) =>
        [.. columns.Select((was, i) => i == column ? field : was)];

    private static bool Holds(IReadOnlyList<IReadOnlyList<string>> samples, int whole, int part)
    {
        var both = samples.Where(s => Math.Max(whole, part) < s.Count && s[whole].Trim().Length > 0 && s[part].Trim().Length > 0).ToList();
        return both.Count > 0
            && both.Count(s => $" {s[whole].Trim()} ".Contains($" {s[part].Trim()} ", StringComparison.OrdinalIgnoreCase)) * 2 > both.Count;
    }
}
