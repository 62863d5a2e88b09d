using System.Globalization;
using CrowdComms.Data.Common;
using static CrowdComms.Data.Questions.QuestionsTexts;

namespace CrowdComms.Data.Questions;

/// <summary>An answer with its question, as people and programs read it.</summary>
/// <param name="QuestionId">The id of the question.</param>
/// <param name="Key">The key of the question, for programs.</param>
/// <param name="Label">The text of the question, for people.</param>
/// <param name="Kind">How the question is answered.</param>
/// <param name="Value">The answer as the database stores it.</param>
public sealed record AnswerRow(Guid QuestionId, string Key, string Label, QuestionKind Kind, string Value)
{
    internal const char Between = '\n';

    // A spreadsheet rounds numbers of more than 15 digits, so longer ones are written as text.
    private const int MostDigits = 15;

    /// <summary>The options of the question, retired ones included; empty for a question without options.</summary>
    public IReadOnlyList<QuestionOption> Options { get; init; } = [];

    /// <summary>The answer as forms give it back: one text, or the id of each chosen option.</summary>
    public IReadOnlyList<string> Given => Split(Kind, Value);

    /// <summary>The answer in words, for people; an option with its present text.</summary>
    public string Text => Words(Kind, Options, Value);

    /// <summary>The answer as a JSON value: a text, a number, true or false, or a list of texts.</summary>
    public object Json => Kind switch
    {
        QuestionKind.Text => Value,
        QuestionKind.Choice => Text,
        QuestionKind.Number => decimal.Parse(Value, CultureInfo.InvariantCulture),
        QuestionKind.Choices => Options.Chosen(Value).Select(o => o.Text).ToList(),
        QuestionKind.YesNo => Value == AnswerRules.Yes,
    };

    internal static string Join(IEnumerable<string> texts) => string.Join(Between, texts);

    internal static IReadOnlyList<string> Split(QuestionKind kind, string value) =>
        value.Length == 0 ? [] : QuestionRules.HasOptions(kind) ? value.Split(Between) : [value];

    internal static string Words(QuestionRow question, string value) => Words(question.Kind, question.Options, value);

    /// <summary>The answer as a sentence in the current language says it; files and the audit log have <see cref="Words(QuestionRow,
    /// string)"/>.</summary>
    internal static string Spoken(QuestionRow question, string value) => question.Kind != QuestionKind.YesNo ? Words(question, value)
        : value == AnswerRules.Yes ? L["Yes"] : L["No"];

    /// <summary>The answer as the cell of a table: a number where it can be one, a list of choices as <see
    /// cref="WordList"/> writes it, a text otherwise.</summary>
    internal static object? Cell(QuestionRow question, string? value) =>
        string.IsNullOrEmpty(value) ? null
        : question.Kind == QuestionKind.Number && value.Length <= MostDigits ? decimal.Parse(value, CultureInfo.InvariantCulture)
        : question.Kind == QuestionKind.Choices ? WordList.Text(question.Options.Chosen(value).Select(o => o.Text))
        : Words(question, value);

    private static string Words(QuestionKind kind, IReadOnlyList<QuestionOption> options, string value) => kind switch
    {
        QuestionKind.Text or QuestionKind.Number => value,
        QuestionKind.Choice or QuestionKind.Choices => string.Join(", ", options.Chosen(value).Select(o => o.Text)),
        QuestionKind.YesNo => value == AnswerRules.Yes ? "Yes" : "No",
    };
}
