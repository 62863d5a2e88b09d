using CrowdComms.Data.Common;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports.Reading;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>Turns the rows of a file into people, one after another; it remembers the e-mails it has read, to find
/// duplicates.</summary>
internal sealed class RowReader(PlannedImport import, ImportTarget target)
{
    private readonly ImportChoices _choices = import.Choices;
    private readonly int _width = import.Choices.Columns.Count;
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly PassType? _default = target.PassTypes.FirstOrDefault(p => p.Id == import.Choices.PassTypeId);
    private readonly List<(int Column, QuestionRow Question)> _asked =
        [.. import.Choices.Questions.Join(target.Questions, c => c.Value, q => q.Id, (c, q) => (c.Key, q))];

    private readonly Dictionary<string, PassType> _passTypes = ByWord(target.PassTypes);

    /// <summary>Reads one row. If a row has more or fewer cells than the header, its cells may be in the wrong columns,
    /// so none of them is read.</summary>
    internal ImportRow Read(TableRow row)
    {
        var width = row.Cells.Count;
        while (width > _width && string.IsNullOrWhiteSpace(row.Cells[width - 1]))
        {
            width--;
        }

        return row.Broken is { } broken ? Unread(row, broken)
            : width != _width ? Unread(row, CellsSentence(row, width))
            : Once(Person(row));
    }

    private static ImportRow Unread(TableRow row, string sentence) =>
        new(row.Number, new RegistrantDetails("", null, "", ""), null, RegistrantStatus.Registered,
            [new RowError(row.Number, "Row", sentence)]);

    private string CellsSentence(TableRow row, int width)
    {
        var several = row.Cells.Any(c => c.Contains('\n', StringComparison.Ordinal));
        return $"The row has {width} {(width == 1 ? "cell" : "cells")}, but there are {_width} headings. " + (several
            ? "Perhaps a quotation mark is opened and never closed."
            : "Add what is missing, or put quotation marks around a value that contains the separator.");
    }

    private ImportRow Person(TableRow row)
    {
        var errors = new List<RowError>();
        var pass = Pass(row, errors);
        var status = Status(row, errors);
        var details = new RegistrantDetails(Details(row), pass?.Code
            ?? "?", _choices.CompanyMeant(Cell(row, ImportField.Company)))
        { Answers = Answers(row) };
        errors.AddRange(RegistrantRules.Check(details).Select(p => new RowError(row.Number, ImportFields.Label(p.Key), p.Value[0])));
        var read = new ImportRow(row.Number, details, pass, status, errors)
        {
            NamesPassType = Cell(row, ImportField.PassType) is { } named && _passTypes.ContainsKey(SearchText.Of(named)),
            WrittenCompany = Cell(row, ImportField.Company),
        };
        return read with { Key = target.KeyOf(read.EmailKey, read.SortName) };
    }

    private PersonDetails Details(TableRow row)
    {
        var written = PersonFields.Person(
            field => Cell(row, ImportField.Of(field)) is { } cell ? field.Read(cell, ',', ';', '|', '\n') : null);
        written = written.Email.Length == 0 ? written with { Email = Cell(row, ImportField.OrderEmail) ?? "" } : written;
        if (_choices.Columns.Contains(ImportField.FirstName))
        {
            return written;
        }

        var (first, last) = WholeName.Split(Cell(row, ImportField.FullName) ?? "");
        return written with { FirstName = first, LastName = written.LastName.Length == 0 ? last ?? "" : written.LastName };
    }

    private PassType? Pass(TableRow row, List<RowError> errors)
    {
        var written = Cell(row, ImportField.PassType);
        if (written is not null && _passTypes.TryGetValue(SearchText.Of(written), out var known))
        {
            return known;
        }

        if (_default is not null && (written is null || _choices.PassTypeForUnknown))
        {
            return _default;
        }

        errors.Add(new RowError(row.Number, ImportFields.Label(ImportField.PassType), written is null
            ? "Pass type is missing. Write one, or choose a pass type for rows without one."
            : PassTypeErrors.Unknown(Short(written), target.PassTypes.Select(p => p.Name)).Message));
        return null;
    }

    private RegistrantStatus Status(TableRow row, List<RowError> errors)
    {
        if (Cell(row, ImportField.Status) is not { } written)
        {
            return _choices.Status;
        }

        if (StatusWords.Read(written) is { } status)
        {
            return status;
        }

        errors.Add(new RowError(row.Number, ImportFields.Label(ImportField.Status),
            $"“{Short(written)}” is no status that is known here. Write Registered, Confirmed or Cancelled."));
        return _choices.Status;
    }

    // A blank cell is no answer: a person who is registered already keeps theirs.
    private GivenAnswers? Answers(TableRow row)
    {
        var given = _asked.Select(a => (a.Question, Text: CsvText.Plain(row.Cells[a.Column]).OrNull())).Where(a => a.Text is not null)
            .ToDictionary(a => a.Question.Id.ToString(), a => QuestionGuess.Texts(a.Question, a.Text!), StringComparer.Ordinal);
        return given.Count == 0 ? null : new GivenAnswers(given);
    }

    // A refused row does not count, so a later row with the same e-mail can still be imported.
    private ImportRow Once(ImportRow row)
    {
        if (row.Errors.Count > 0 || _seen.TryAdd(row.Key, row.Number))
        {
            return row;
        }

        return row.Refused(ImportFields.Label(ImportField.Email),
            $"{row.Details.Email} {(target.SharedEmails ? "with this name " : "")}stands in {import.File.RowWord.ToLowerInvariant()} "
                + $"{_seen[row.Key]} already. "
                + (target.SharedEmails ? "One person can be registered once." : "One address can be registered once."));
    }

    private string? Cell(TableRow row, ImportField field)
    {
        for (var i = 0; i < _choices.Columns.Count; i++)
        {
            if (_choices.Columns[i] == field)
            {
                return CsvText.Plain(row.Cells[i]).OrNull();
            }
        }

        return null;
    }

    private static string Short(string written) => written.Length > 60 ? written[..60] + "…" : written;

    // Codes win over names, and the first pass type over a later one of the same name, as when one person is
    // registered.
    private static Dictionary<string, PassType> ByWord(IReadOnlyList<PassType> passTypes)
    {
        var words = new Dictionary<string, PassType>(StringComparer.Ordinal);
        foreach (var (word, passType) in passTypes.Select(p => (p.Code, p)).Concat(passTypes.Select(p => (p.Name, p))))
        {
            words.TryAdd(SearchText.Of(word), passType);
        }

        return words;
    }
}
