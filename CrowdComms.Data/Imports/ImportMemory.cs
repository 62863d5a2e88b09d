using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Imports;

/// <summary>The choices of an event's last import, so that the next file with the same headings is read alike without
/// any work.</summary>
public sealed class ImportMemory
{
    /// <summary>The event; each has at most one memory.</summary>
    public Guid EventId { get; init; }

    /// <summary>The choices of the last import, by heading.</summary>
    public RememberedChoices Choices { get; set; } = new();
}

/// <summary>Choices by the keys of headings, because the columns of the next file may have another order.</summary>
public sealed record RememberedChoices
{
    /// <summary>From a heading to the field that its column holds; a column that was left out is remembered as
    /// None.</summary>
    public IReadOnlyDictionary<string, ImportField> Headings { get; init; } = new Dictionary<string, ImportField>();

    /// <summary>From a heading to the question whose answers its column holds.</summary>
    public IReadOnlyDictionary<string, Guid> Questions { get; init; } = new Dictionary<string, Guid>();

    /// <summary>The other choices, such as the default pass type, without any columns.</summary>
    public ImportChoices Last { get; init; } = new([]);

    /// <summary>Adds the choices of an import to what was remembered before.</summary>
    internal static RememberedChoices Of(PlannedImport import, RememberedChoices before) => new()
    {
        Headings = HeadingsOf(import, before),
        Questions = QuestionsOf(import, before),
        Last = import.Choices with
        {
            Columns = [],
            Questions = new Dictionary<int, Guid>(),
            Encoding = null,
            Sheet = null,
            HeaderRow = null,
            Notify = false,
            UpdateStatus = false,
            StatusTurned = false,
            Companies = Together(before.Last.Companies, import.Choices.Companies),
            Statuses = import.Choices.Statuses,
        },
    };

    /// <summary>The choices for a file: what is remembered of its headings, and a guess for the others. Fields of a
    /// person are assigned first, then the event's questions.</summary>
    internal ImportChoices For(ImportFile file, IReadOnlyList<QuestionRow> asked)
    {
        var choices = For(file);
        var headings = file.Header.Select(HeadingKey.Of).ToList();
        foreach (var question in asked.Where(q => !q.Retired))
        {
            var names = QuestionGuess.Headings(question);
            var free = Enumerable.Range(0, headings.Count).Where(i => !choices.IsTaken(i)).ToList();
            var column = free.FirstOrDefault(i => Questions.TryGetValue(headings[i], out var chosen) && chosen == question.Id,
                free.FirstOrDefault(i => !Questions.ContainsKey(headings[i]) && names.Contains(headings[i]), -1));
            choices = column < 0 ? choices : choices.Take(column, question.Id);
        }

        return choices;
    }

    private static Dictionary<string, ImportField> HeadingsOf(PlannedImport import, RememberedChoices before)
    {
        var headings = new Dictionary<string, ImportField>(before.Headings, StringComparer.Ordinal);
        foreach (var (heading, field) in import.File.Header.Zip(import.Choices.Columns))
        {
            headings[HeadingKey.Of(heading)] = field;
        }

        return headings;
    }

    private static Dictionary<string, Guid> QuestionsOf(PlannedImport import, RememberedChoices before)
    {
        var questions = new Dictionary<string, Guid>(before.Questions, StringComparer.Ordinal);
        foreach (var (heading, column) in import.File.Header.Select((h, i) => (HeadingKey.Of(h), i)))
        {
            questions.Remove(heading);
            if (import.Choices.Questions.TryGetValue(column, out var question))
            {
                questions[heading] = question;
            }
        }

        return questions;
    }

    private static Dictionary<string, T> Together<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> now)
    {
        var all = new Dictionary<string, T>(before, StringComparer.Ordinal);
        foreach (var (key, meant) in now)
        {
            all[key] = meant;
        }

        return all;
    }

    // A heading that may mean something else is a status only where its values are, remembered or not.
    private ImportField? Known(string key, IReadOnlyList<string> values) =>
        !Headings.TryGetValue(key, out var field) ? null
            : field == ImportField.Status && !StatusHeadings.IsStatus(key, values) ? ImportField.None : field;

    private ImportChoices For(ImportFile file)
    {
        var guess = ColumnGuess.Of(file.Header, file.Samples);
        var known = file.Header.Select((heading, i) => Known(HeadingKey.Of(heading), ColumnGuess.Values(file.Samples, i))).ToList();
        // If two columns are remembered as the same field, the first column gets it.
        var columns = known.Select((field, i) => field is { } said && known.IndexOf(said) < i ? ImportField.None : field);
        return Last with
        {
            Columns = NameColumns.Coherent(
                [.. columns.Zip(guess, (said, guessed) => said ?? (known.Contains(guessed) ? ImportField.None : guessed))], file.Samples),
        };
    }
}
