using System.Globalization;

namespace CrowdComms.Data.Questions;

/// <summary>An answer with its question, as people and programs read it.</summary>
/// <param name="QuestionId">The id of the question.</param>
/// <param name="Key">The key of the question, for programs.</param>
/// <param name="Label">The text of the question, for people.</param>
/// <param name="Kind">How the question is answered.</param>
/// <param name="Value">The answer as the database stores it.</param>
public sealed record AnswerRow(Guid QuestionId, string Key, string Label, QuestionKind Kind, string Value)
{
    private const char Between = '\n';

    // A spreadsheet rounds numbers of more than 15 digits, so longer ones are written as text.
    private const int MostDigits = 15;

    /// <summary>The answer as a list of texts, as forms give it: one text, or one per chosen option.</summary>
    public IReadOnlyList<string> Texts => Split(Kind, Value);

    /// <summary>The answer in words, for people.</summary>
    public string Text => Words(Kind, Value);

    /// <summary>The answer as a JSON value: a text, a number, true or false, or a list of texts.</summary>
    public object Json => Kind switch
    {
        QuestionKind.Text or QuestionKind.Choice => Value,
        QuestionKind.Number => decimal.Parse(Value, CultureInfo.InvariantCulture),
        QuestionKind.Choices => Texts,
        QuestionKind.YesNo => Value == AnswerRules.Yes,
    };

    internal static string Join(IEnumerable<string> texts) => string.Join(Between, texts);

    internal static IReadOnlyList<string> Split(QuestionKind kind, string value) =>
        value.Length == 0 ? [] : kind == QuestionKind.Choices ? value.Split(Between) : [value];

    internal static string Words(QuestionKind kind, string value) => kind switch
    {
        QuestionKind.Text or QuestionKind.Number or QuestionKind.Choice => value,
        QuestionKind.Choices => value.Replace("\n", ", ", StringComparison.Ordinal),
        QuestionKind.YesNo => value == AnswerRules.Yes ? "Yes" : "No",
    };

    /// <summary>The answer as the cell of a table: a number where it can be one, a text otherwise.</summary>
    internal static object? Cell(QuestionKind kind, string? value) =>
        string.IsNullOrEmpty(value) ? null
        : kind == QuestionKind.Number && value.Length <= MostDigits ? decimal.Parse(value, CultureInfo.InvariantCulture)
        : Words(kind, value);
}
