using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>What the import does with a row whose email address is registered for the event already.</summary>
public enum OnDuplicate
{
    /// <summary>The registrant stays as they are.</summary>
    Skip,
    /// <summary>The row's values replace the registrant's; where a cell is blank the old value stays. The status
    /// stays too, unless <see cref="ImportChoices.UpdateStatus"/> carries it over.</summary>
    Update,
}

/// <summary>What the organiser chose for the columns and the rows of a file.</summary>
/// <param name="Columns">The field that each column holds, in the file's order.</param>
public sealed record ImportChoices(IReadOnlyList<ImportField> Columns)
{
    /// <summary>The pass type of rows that name none; null refuses such rows.</summary>
    public Guid? PassTypeId { get; init; }

    /// <summary>The pass type that is meant by a name which the event does not have, by
    /// <see cref="UnknownWord.Key"/>; rows of other unknown names are refused.</summary>
    public IReadOnlyDictionary<string, Guid> PassTypes { get; init; } = new Dictionary<string, Guid>();

    /// <summary>The status that is meant by a word which is not known here, by <see cref="UnknownWord.Key"/>; rows of other
    /// unknown words are refused.</summary>
    public IReadOnlyDictionary<string, RegistrantStatus> Statuses { get; init; } = new Dictionary<string, RegistrantStatus>();

    /// <summary>The status of rows that name none: registered, confirmed or cancelled.</summary>
    public RegistrantStatus Status { get; init; } = RegistrantStatus.Registered;

    /// <summary>How the file is read that has these choices.</summary>
    internal ReadingChoices Reading => new(Encoding, Sheet, HeaderRow);

    /// <summary>What happens to rows of people who are registered already.</summary>
    public OnDuplicate OnDuplicate { get; init; }

    /// <summary>Whether the column of the status says who does not come, so that its “yes” is a cancellation; told by its
    /// heading.</summary>
    public bool StatusTurned { get; init; }

    /// <summary>Whether rows of people who are registered already carry confirmations and cancellations over to them;
    /// only where <see cref="OnDuplicate"/> updates them.</summary>
    public bool UpdateStatus { get; init; }

    /// <summary>The encoding in which a text file is read; null for the one that is detected.</summary>
    public string? Encoding { get; init; }

    /// <summary>The sheet of a workbook that is read; null for a file that is one table.</summary>
    public string? Sheet { get; init; }

    /// <summary>The number of the row that holds the headings; null for the first.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Whether new registrants get the emails that they would get if they had registered
    /// themselves.</summary>
    public bool Notify { get; init; }

    /// <summary>The columns, counted from 0, that hold answers to a question of the event, with the question's id. Such
    /// a column holds no field of <see cref="Columns"/>.</summary>
    public IReadOnlyDictionary<int, Guid> Questions { get; init; } = new Dictionary<int, Guid>();

    /// <summary>The company that is meant by a name in the file: from the folded name to the name that is
    /// stored.</summary>
    public IReadOnlyDictionary<string, string> Companies { get; init; } = new Dictionary<string, string>();

    /// <summary>The company's name to store for a name in the file; the same name where the organiser chose no
    /// other.</summary>
    public string? CompanyMeant(string? written) =>
        written is not null && Companies.Count > 0 && Companies.TryGetValue(SearchText.Of(written), out var meant) ? meant : written;

    /// <summary>The pass type that the organiser chose for an unknown name; null where its rows are refused.</summary>
    public Guid? PassMeant(UnknownWord word) => PassTypes.TryGetValue(word.Key, out var meant) ? meant : null;

    /// <summary>The status that the organiser chose for an unknown word; null where its rows are refused.</summary>
    public RegistrantStatus? StatusMeant(UnknownWord word) => Statuses.TryGetValue(word.Key, out var meant) ? meant : null;

    /// <summary>A copy in which an unknown name means a pass type, or none.</summary>
    public ImportChoices Mean(UnknownWord word, Guid? passType) => this with { PassTypes = With(PassTypes, word.Key, passType) };

    /// <summary>A copy in which an unknown word means a status, or none.</summary>
    public ImportChoices Mean(UnknownWord word, RegistrantStatus? status) => this with { Statuses = With(Statuses, word.Key, status) };

    /// <summary>Whether a column holds a field or answers to a question.</summary>
    public bool IsTaken(int column) => Columns[column] != ImportField.None || Questions.ContainsKey(column);

    /// <summary>A copy in which a column holds a field, or none; another column that held this field loses
    /// it.</summary>
    public ImportChoices Take(int column, ImportField field) => this with
    {
        Columns = [.. Columns.Select((was, i) => i == column ? field : was == field ? ImportField.None : was)],
        Questions = Questions.Where(q => q.Key != column).ToDictionary(),
    };

    /// <summary>A copy in which a column holds the answers to a question; another column that held them loses
    /// them.</summary>
    public ImportChoices Take(int column, Guid question)
    {
        var left = Take(column, ImportField.None);
        return left with { Questions = new Dictionary<int, Guid>(left.Questions.Where(q => q.Value != question)) { [column] = question } };
    }

    /// <summary>The reason why no file can be read with these choices: <c>import.column_missing</c> or
    /// <c>import.column_twice</c>; null for none.</summary>
    public Error? Problem()
    {
        if (Columns.Where(c => c != ImportField.None).GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return ImportErrors.ColumnTwice(twice.Key);
        }

        if (Questions.Values.Distinct().Count() < Questions.Count
            || Questions.Keys.Any(i => Columns.ElementAtOrDefault(i) != ImportField.None))
        {
            return ImportErrors.QuestionTwice;
        }

        if (Columns.Contains(ImportField.FullName) && Columns.Contains(ImportField.FirstName))
        {
            return ImportErrors.NameTwice;
        }

        if (!Columns.Contains(ImportField.Email) && !Columns.Contains(ImportField.OrderEmail))
        {
            return ImportErrors.ColumnMissing("No column is imported as the email address. Choose the one that holds it.");
        }

        if (!Columns.Contains(ImportField.FirstName) && !Columns.Contains(ImportField.FullName))
        {
            return ImportErrors.ColumnMissing(
                "No column is imported as the name. Choose the one that holds the first name or the full name.");
        }

        return Columns.Contains(ImportField.PassType) || PassTypeId is not null
            ? null
            : ImportErrors.ColumnMissing("No column is imported as the pass type. Choose one, or a pass type for everyone.");
    }

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> words, string key, T? meant)
        where T : struct
    {
        var all = words.Where(w => w.Key != key).ToDictionary();
        if (meant is { } value)
        {
            all.Add(key, value);
        }

        return all;
    }
}

/// <summary>An uploaded file with the choices of how to read it.</summary>
public sealed record PlannedImport(ImportFile File, ImportChoices Choices)
{
    /// <summary>The choices with what the heading of the status says about its words.</summary>
    internal ImportChoices Told => Choices with
    {
        StatusTurned = File.Header.Zip(Choices.Columns)
            .Any(c => c.Second == ImportField.Status && StatusHeadings.IsTurned(HeadingKey.Of(c.First))),
    };
}
