namespace CrowdComms.Data.Imports;

/// <summary>Finds the row of headings: above it a file may have a title, a date, a report's summary or a second row of
/// headings.</summary>
internal static class HeaderSearch
{
    /// <summary>How many rows from the top are looked at.</summary>
    internal const int Looked = 20;

    private static readonly Dictionary<string, ImportField> Fields = Headings.All.Append((ImportField.FullName, Headings.Name))
        .SelectMany(h => h.Names.Select(name => (name, h.Field))).DistinctBy(h => h.name, StringComparer.Ordinal)
        .ToDictionary(h => h.name, h => h.Field, StringComparer.Ordinal);

    /// <summary>The index of the row in which most headings are recognised, the first of several; where none holds any, the row
    /// above the first email address; −1 for no such row.</summary>
    internal static int Find(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var (best, most) = (-1, 0);
        for (var i = 0; i < Math.Min(rows.Count, Looked); i++)
        {
            if (Recognised(rows[i]) is var count && count > most)
            {
                (best, most) = (i, count);
            }
        }

        return best >= 0 ? best : AboveAddresses(rows);
    }

    private static int AboveAddresses(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var first = rows.Take(Looked + 1).TakeWhile(cells => !HasAddress(cells)).Count();
        return first > 0 && first < rows.Count && rows[first - 1].Count(c => !string.IsNullOrWhiteSpace(c)) > 1 ? first - 1 : -1;
    }

    private static bool HasAddress(IReadOnlyList<string> cells) => cells.Any(c => c.Contains('@', StringComparison.Ordinal));

    /// <summary>The number of different fields whose headings a row holds; none for a row with an email address, because
    /// that is a person.</summary>
    internal static int Recognised(IReadOnlyList<string> cells) =>
        HasAddress(cells) ? 0
            : cells.Where(c => c.Length is > 0 and < 200).Select(c => HeadingKey.All(c).Where(Fields.ContainsKey).Select(k => Fields[k])
                .FirstOrDefault()).Where(f => f != ImportField.None).Distinct().Count();
}
