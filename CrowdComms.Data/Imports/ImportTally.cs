using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Imports;

/// <summary>A batch of rows, each with what the import does with it.</summary>
internal sealed record SortedRows(IReadOnlyList<(ImportRow Row, RowFate Fate)> All)
{
    internal IEnumerable<ImportRow> New => Of(RowFate.New);

    /// <summary>The rows that are written: new registrants and changed ones.</summary>
    internal IEnumerable<ImportRow> Taken => All.Where(r => r.Fate is RowFate.New or RowFate.Updated).Select(r => r.Row);

    internal IEnumerable<ImportRow> Of(RowFate fate) => All.Where(r => r.Fate == fate).Select(r => r.Row);
}

/// <summary>Counts what the import does with rows, and keeps the first errors and the first rows.</summary>
/// <param name="asked">The event's questions, to name the answers in the preview.</param>
public sealed class ImportTally(IReadOnlyList<QuestionRow> asked)
{
    /// <summary>The most errors that are kept, so that a file of nothing but errors does not fill the memory.</summary>
    public const int MostErrors = 5_000;

    private const int MostRows = 10;

    private readonly List<RowError> _errors = [];
    private readonly List<PreviewRow> _first = [];
    private readonly TextMarks _addresses = new();
    private int _moreErrors, _shared;

    /// <summary>The counts of the rows added so far.</summary>
    public ImportCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    internal ImportPreview Preview => new(Counts, _first, _errors, _moreErrors) { Shared = _shared };

    internal IReadOnlyList<RowError> Errors => _errors;

    internal void Add(SortedRows batch, int companies)
    {
        foreach (var (row, fate) in batch.All)
        {
            Counts = fate switch
            {
                RowFate.New =>
                    Counts with { New = Counts.New + 1, CheckedIn = Counts.CheckedIn + (row.Wanted == RegistrantStatus.CheckedIn ? 1 : 0) },
                RowFate.Updated => Counts with { Updated = Counts.Updated + 1 },
                RowFate.Skipped => Counts with { Skipped = Counts.Skipped + 1 },
                RowFate.Refused => Counts with { Refused = Counts.Refused + 1 },
            };
            Keep(row, fate);
        }

        Counts = Counts with { Companies = Counts.Companies + companies };
    }

    /// <summary>Counts the new people of a batch whose email someone has already, in the event or in the file.</summary>
    /// <param name="batch">The rows of the batch.</param>
    /// <param name="registered">The addresses of the batch that registrants have; null where addresses are not shared.</param>
    internal void AddShared(SortedRows batch, IReadOnlySet<string>? registered) => _shared += registered is null ? 0
        : batch.New.Count(row => !_addresses.Add(row.EmailKey) || registered.Contains(row.EmailKey));

    private void Keep(ImportRow row, RowFate fate)
    {
        var kept = row.Errors.Take(MostErrors - _errors.Count).ToList();
        _errors.AddRange(kept);
        _moreErrors += row.Errors.Count - kept.Count;
        if (_first.Count < MostRows)
        {
            var person = row.Details;
            _first.Add(new PreviewRow(row.Number, $"{person.FirstName} {person.LastName}".Trim(), person.Email, person.Company,
                row.PassType?.Name, row.PassType?.Colour, row.Status, fate)
            {
                Answers = [.. asked.Where(q => row.Answers.ContainsKey(q.Id))
                    .Select(q => (q.Label, AnswerRow.Words(q, row.Answers[q.Id])))],
            });
        }
    }
}
