namespace CrowdComms.Data.Imports;

/// <summary>Says before an import what of a file it leaves out, where people would expect it.</summary>
public static class ImportNotes
{
    /// <summary>Sentences about sheets that are not read, rows above the headings, columns that look like a status or an address
    /// and are not imported, and columns without a heading.</summary>
    public static IReadOnlyList<string> Of(ImportFile file, ImportChoices choices)
    {
        var left = Enumerable.Range(0, file.Header.Count).Where(i => !choices.IsTaken(i)).ToList();
        return
        [
            .. file.Notes,
            .. from i in left
               let heading = file.Header[i]
               let values = ColumnGuess.Values(file.Samples, i)
               where values.Count > 0
                   && (StatusHeadings.LooksLikeStatus(HeadingKey.Of(heading)) || StatusHeadings.AreStatuses(values))
               select $"“{heading}” looks like a status and is not imported.",
            .. from i in left
               let heading = file.Header[i]
               where ColumnGuess.Values(file.Samples, i).Any(v => v.Contains('@', StringComparison.Ordinal))
               select $"“{heading}” has email addresses and is not imported.",
            .. from i in left
               let heading = file.Header[i]
               where NameColumns.IsPart(HeadingKey.Of(heading)) && ColumnGuess.Values(file.Samples, i).Count > 0
               select $"“{heading}” looks like part of the name and is not imported. Merge it with the first or last name in the file.",
            .. from i in left
               where file.IsUnnamed(i) && ColumnGuess.Values(file.Samples, i).Count > 0
               select $"Column {i + 1} has values but no heading, and is not imported.",
        ];
    }
}
