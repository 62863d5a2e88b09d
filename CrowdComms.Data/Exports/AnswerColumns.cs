using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Exports;

/// <summary>The columns of a registrants' export that hold their answers: one for each question that is asked now or
/// was answered before.</summary>
internal sealed class AnswerColumns
{
    private readonly CrowdCommsContext _context;
    private readonly List<QuestionRow> _questions;

    private AnswerColumns(CrowdCommsContext context, List<QuestionRow> questions) => (_context, _questions) = (context, questions);

    /// <summary>Reads the columns that an event needs.</summary>
    internal static async Task<AnswerColumns> OfAsync(CrowdCommsContext context, Guid eventId,
        CancellationToken cancellationToken) => new(context, await context.Questions.AsNoTracking()
            .Where(q => q.EventId == eventId && (!q.Retired || context.Answers.Any(a => a.QuestionId == q.Id)))
            .InOrder().Select(QuestionRow.Of).ToListAsync(cancellationToken));

    /// <summary>Returns the headings with those of the questions after them; where two columns would have the same
    /// heading, the question's key is added.</summary>
    internal IReadOnlyList<string> After(IReadOnlyList<string> headings)
    {
        var labels = headings.Concat(_questions.Select(q => q.Label)).CountBy(h => h, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        return [.. headings, .. _questions.Select(q => labels[q.Label] == 1 ? q.Label : $"{q.Label} ({q.Key})")];
    }

    /// <summary>Returns the registrants with the cells of their answers, which are read while the file is written. An
    /// event without questions reads no answers.</summary>
    internal IAsyncEnumerable<(RegistrantRow Person, object?[] Cells)> Rows(IQueryable<Registrant> people) => _questions.Count == 0
        ? people.Select(RegistrantRow.Of).AsAsyncEnumerable().Select(r => (r, Array.Empty<object?>()))
        : people.AsNoTracking().Include(r => r.Company).Include(r => r.PassType)
            .Select(
                r => new
                {
                    Person = r,
                    Answers = _context.Answers.Where(a => a.RegistrantId == r.Id)
                    .Select(a => new { a.QuestionId, a.Value }).ToList()
                })
            .AsAsyncEnumerable()
            .Select(p => (RegistrantRows.Of(p.Person), Cells(p.Answers.ToDictionary(a => a.QuestionId, a => a.Value))));

    private object?[] Cells(Dictionary<Guid, string> answers) =>
        [.. _questions.Select(q => AnswerRow.Cell(q, answers.GetValueOrDefault(q.Id)))];
}
