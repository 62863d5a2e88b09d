using CrowdComms.Data.Common;
using CrowdComms.Data.Imports.Reading;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>Turns the rows of a file into people, one after another; it remembers the emails it has read, to find
/// duplicates.</summary>
internal sealed class RowReader(PlannedImport import, ImportTarget target)
{
    private readonly ImportChoices _choices = import.Choices;
    private readonly int _width = import.Choices.Columns.Count;
    private readonly TextMarks _seen = new();
    private readonly Dictionary<ImportField, int> _columns = import.Choices.Columns.Select((field, i) => (field, i))
        .Where(c => c.field != ImportField.None).DistinctBy(c => c.field).ToDictionary(c => c.field, c => c.i);

    private readonly List<(int Column, QuestionRow Question)> _asked =
        [.. import.Choices.Questions.Join(target.Questions, c => c.Value, q => q.Id, (c, q) => (c.Key, q))];

    /// <summary>The words for pass types and statuses of the rows that were read so far.</summary>
    internal RowWords Words { get; } = new(import.Choices, target.PassTypes);

    /// <summary>Reads one row. Blank cells are added to a short row. If a row of a text file has more cells than the header,
    /// its cells may be in the wrong columns, so none of them is read.</summary>
    internal ImportRow Read(TableRow row)
    {
        var width = row.Cells.Count;
        while (width > _width && string.IsNullOrWhiteSpace(row.Cells[width - 1]))
        {
            width--;
        }

        return (row.Broken ?? row.Refused) is { } broken ? Unread(row, broken)
            : width > _width && !import.File.MayBeWider ? Unread(row, CellsSentence(row, width))
            : Once(Person(width >= _width ? row : row with { Cells = [.. row.Cells, .. Enumerable.Repeat("", _width - width)] }));
    }

    private static ImportRow Unread(TableRow row, string sentence) =>
        new(row.Number, new RegistrantDetails("", null, "", ""), null, RegistrantStatus.Registered,
            [new RowError(row.Number, "Row", sentence)]);

    private string CellsSentence(TableRow row, int width)
    {
        var several = row.Cells.Any(c => c.Contains('\n', StringComparison.Ordinal));
        return several
            ? $"The row has {width} cells, but there are {_width} headings. Perhaps a quotation mark is never closed."
            : $"The row has {width} cells, but there are {_width} headings. Put quotation marks around values that contain the separator.";
    }

    private ImportRow Person(TableRow row)
    {
        var errors = new List<RowError>();
        var (named, said) = (Cell(row, ImportField.PassType), Cell(row, ImportField.Status));
        var pass = Words.Pass(named, row.Number, errors);
        var status = Words.Status(said, row.Number, errors);
        AddSpoilt(row, errors);
        var details = new RegistrantDetails(Details(row), pass?.Code
            ?? "?", _choices.CompanyMeant(Cell(row, ImportField.Company)))
        { Answers = Answers(row) };
        errors.AddRange(RegistrantRules.Check(details).Select(p => new RowError(row.Number, ImportFields.Label(p.Key), p.Value[0])));
        var read = new ImportRow(row.Number, details, pass, status, errors)
        {
            NamesPassType = Words.NamesPassType(named),
            CarriesStatus = _choices.UpdateStatus && said is not null,
            WrittenCompany = Cell(row, ImportField.Company),
        };
        return read with { Key = target.KeyOf(read.EmailKey, read.SortName) };
    }

    private PersonDetails Details(TableRow row)
    {
        var written = PersonFields.Person(
            field => Cell(row, ImportField.Of(field)) is { } cell ? field.Read(cell) : null);
        written = written.Email.Length == 0 ? written with { Email = Cell(row, ImportField.OrderEmail) ?? "" } : written;
        if (_columns.ContainsKey(ImportField.FirstName))
        {
            return written;
        }

        var whole = (Cell(row, ImportField.FullName) ?? "").Trim();
        var (first, last) = written.LastName.Trim() is { Length: > 0 } family
            && whole.EndsWith($" {family}", StringComparison.OrdinalIgnoreCase)
            ? (whole[..^family.Length].TrimEnd(), family) : WholeName.Split(whole);
        return written with { FirstName = first, LastName = written.LastName.Length == 0 ? last : written.LastName };
    }

    private void AddSpoilt(TableRow row, List<RowError> errors)
    {
        foreach (var (field, column) in _columns)
        {
            if (BlankCells.Spoilt(row.Cells[column], field) is { } why)
            {
                errors.Add(new RowError(row.Number, ImportFields.Label(field), why));
            }
        }
    }

    // A blank cell is no answer: a person who is registered already keeps theirs.
    private GivenAnswers? Answers(TableRow row)
    {
        if (_asked.Count == 0)
        {
            return null;
        }

        var given = _asked.Select(a => (a.Question, Text: BlankCells.Value(row.Cells[a.Column], ImportField.None)))
            .Where(a => a.Text is not null)
            .ToDictionary(a => a.Question.Id.ToString(), a => QuestionGuess.Texts(a.Question, a.Text!), StringComparer.Ordinal);
        return given.Count == 0 ? null : new GivenAnswers(given);
    }

    // A refused row does not count, so a later row with the same email can still be imported.
    private ImportRow Once(ImportRow row)
    {
        if (row.Errors.Count > 0 || _seen.Add(row.Key, row.Number))
        {
            return row;
        }

        var (word, first) = (import.File.RowWord, _seen.First(row.Key));
        return row.Refused(ImportFields.Label(ImportField.Email), target.SharedEmails
            ? $"{word} {first} already has {row.Details.Email} with this name. Each person can be registered once."
            : $"{word} {first} already has {row.Details.Email}. Each address can be registered once.");
    }

    private string? Cell(TableRow row, ImportField field) =>
        _columns.TryGetValue(field, out var column) ? BlankCells.Value(row.Cells[column], field) : null;
}
