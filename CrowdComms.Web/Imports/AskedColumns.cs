using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Questions;
using static System.Text.Json.JsonNamingPolicy;

namespace CrowdComms.Web.Imports;

/// <summary>Reads the mapping of a call: which field or question each named column holds.</summary>
internal sealed class AskedColumns(ColumnNames names, IReadOnlyList<QuestionRow> questions)
{
    private readonly Dictionary<int, ImportField> _fields = [];
    private readonly Dictionary<int, Guid> _questions = [];
    private readonly List<string> _wrong = [];

    /// <summary>What of the mapping is not known, a sentence each.</summary>
    internal IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Reads one entry: the name of a column, and what it holds.</summary>
    internal void Read(string heading, string? content)
    {
        var column = names.Find(heading);
        if (column.Failed(out var unknown))
        {
            _wrong.Add(unknown.Message);
        }
        else if (!_fields.TryAdd(column.Value, ImportField.None))
        {
            _wrong.Add($"“{heading}” names a column that another entry names too. Name it once.");
        }
        else if (content?.StartsWith(ColumnNames.Answers, StringComparison.OrdinalIgnoreCase) == true)
        {
            TakeQuestion(column.Value, content);
        }
        else
        {
            TakeField(column.Value, content);
        }
    }

    /// <summary>The choices with these columns. Another column that was recognised as one of their fields or questions loses
    /// it, and names are either whole or in parts as the mapping has them.</summary>
    internal ImportChoices Over(ImportChoices suggested)
    {
        var named = _fields.Values.ToHashSet();
        HashSet<ImportField> replaced = [.. named,
            .. named.Contains(ImportField.FullName) ? new[] { ImportField.FirstName, ImportField.LastName }
                : named.Contains(ImportField.FirstName) ? [ImportField.FullName] : []];
        return suggested with
        {
            Columns = [.. suggested.Columns.Select((was, i) =>
                _fields.TryGetValue(i, out var field) ? field : replaced.Contains(was) ? ImportField.None : was)],
            Questions = suggested.Questions.Where(q => !_fields.ContainsKey(q.Key) && !_questions.ContainsValue(q.Value))
                .Concat(_questions).ToDictionary(),
        };
    }

    private void TakeQuestion(int column, string content)
    {
        var key = content[ColumnNames.Answers.Length..];
        if (questions.FirstOrDefault(q => string.Equals(q.Key, key, StringComparison.OrdinalIgnoreCase)) is { } question)
        {
            _questions[column] = question.Id;
            return;
        }

        var known = string.Join(", ", questions.Select(q => ColumnNames.Answers + q.Key));
        _wrong.Add(questions.Count == 0 ? $"“{key}” is not a question of this event. The event asks none."
            : $"“{key}” is not a question of this event. Write {known}.");
    }

    private void TakeField(int column, string? content)
    {
        if (content.OrNull() is not { } name)
        {
            return;
        }

        if (ImportField.Find(name) is { } field)
        {
            _fields[column] = field;
            return;
        }

        var fields = ImportField.All.Where(f => f != ImportField.None).Select(f => CamelCase.ConvertName(f.Name));
        _wrong.Add($"“{name}” is not a field. Write {string.Join(", ", fields)}, answers. with the key of a question, or null for a column "
            + "that is not imported.");
    }
}
