using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>What becomes of a row whose e-mail address is registered for the event already.</summary>
public enum OnDuplicate
{
    /// <summary>The person stays as they are.</summary>
    Skip,
    /// <summary>What the file says replaces what is known; what it leaves blank stays, and so does the status.</summary>
    Update,
}

/// <summary>How a file is to be read.</summary>
/// <param name="Columns">What each column holds, in the file's order.</param>
public sealed record ImportChoices(IReadOnlyList<ImportField> Columns)
{
    /// <summary>The pass type for rows that name none; null refuses them.</summary>
    public Guid? PassTypeId { get; init; }

    /// <summary>Whether <see cref="PassTypeId"/> is also for rows whose pass type the event does not have.</summary>
    public bool PassTypeForUnknown { get; init; }

    /// <summary>The status for rows that name none: registered, confirmed or cancelled.</summary>
    public RegistrantStatus Status { get; init; } = RegistrantStatus.Registered;

    /// <summary>For people who are registered already.</summary>
    public OnDuplicate OnDuplicate { get; init; }

    /// <summary>The encoding that a person chose for a text file; null for the one that was found.</summary>
    public string? Encoding { get; init; }

    /// <summary>Whether people whom the import registers are written to, as if they had registered themselves.</summary>
    public bool Notify { get; init; }

    /// <summary>The columns, counted from 0, that hold answers to questions of the event: which question. They hold none of <see cref="Columns"/>.</summary>
    public IReadOnlyDictionary<int, Guid> Questions { get; init; } = new Dictionary<int, Guid>();

    /// <summary>Which company is meant by a name that the file writes: the folded name to the name that is taken.</summary>
    public IReadOnlyDictionary<string, string> Companies { get; init; } = new Dictionary<string, string>();

    /// <summary>The company that is meant by what the file writes.</summary>
    public string? CompanyMeant(string? written) =>
        written is not null && Companies.TryGetValue(Folded.Text(written), out var meant) ? meant : written;

    /// <summary>Whether a column is taken for anything.</summary>
    public bool IsTaken(int column) => Columns[column] != ImportField.None || Questions.ContainsKey(column);

    /// <summary>The same with a column taken for a field, or left out; another column that had the field loses it.</summary>
    public ImportChoices Take(int column, ImportField field) => this with
    {
        Columns = [.. Columns.Select((was, i) => i == column ? field : was == field ? ImportField.None : was)],
        Questions = Questions.Where(q => q.Key != column).ToDictionary(),
    };

    /// <summary>The same with a column taken for the answers to a question; another column that had them loses them.</summary>
    public ImportChoices Take(int column, Guid question)
    {
        var left = Take(column, ImportField.None);
        return left with { Questions = new Dictionary<int, Guid>(left.Questions.Where(q => q.Value != question)) { [column] = question } };
    }

    /// <summary>Why no file can be read so, or null when it can.</summary>
    public Error? Problem()
    {
        if (Columns.Where(c => c != ImportField.None).GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return ImportErrors.ColumnTwice(twice.Key);
        }

        if (Questions.Values.Distinct().Count() < Questions.Count || Questions.Keys.Any(i => Columns.ElementAtOrDefault(i) != ImportField.None))
        {
            return ImportErrors.QuestionTwice;
        }

        if (!Columns.Contains(ImportField.Email) && !Columns.Contains(ImportField.OrderEmail))
        {
            return ImportErrors.ColumnMissing("No column is taken for the e-mail address. Choose the one that holds it.");
        }

        if (!Columns.Contains(ImportField.FirstName) && !Columns.Contains(ImportField.FullName))
        {
            return ImportErrors.ColumnMissing("No column is taken for the name. Choose the one that holds the first name or the full name.");
        }

        return Columns.Contains(ImportField.PassType) || PassTypeId is not null
            ? null
            : ImportErrors.ColumnMissing("No column is taken for the pass type. Choose one, or a pass type for everybody.");
    }
}

/// <summary>A file and how to read it.</summary>
public sealed record PlannedImport(ImportFile File, ImportChoices Choices);
