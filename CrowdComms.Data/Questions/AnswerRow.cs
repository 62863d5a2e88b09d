using System.Globalization;

namespace CrowdComms.Data.Questions;

/// <summary>An answer as people and programs read it.</summary>
/// <param name="QuestionId">To what.</param>
/// <param name="Key">What programs call the question.</param>
/// <param name="Label">The question.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Value">As it is stored.</param>
public sealed record AnswerRow(Guid QuestionId, string Key, string Label, QuestionKind Kind, string Value)
{
    private const char Between = '\n';

    // What a spreadsheet keeps of a number without rounding it.
    private const int MostDigits = 15;

    /// <summary>The texts of it, as a form gives them.</summary>
    public IReadOnlyList<string> Texts => Split(Kind, Value);

    /// <summary>In words.</summary>
    public string Text => Words(Kind, Value);

    /// <summary>As JSON has it: a text, a number, true or false, or a list of texts.</summary>
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

    /// <summary>As a cell of a table.</summary>
    internal static object? Cell(QuestionKind kind, string? value) =>
        string.IsNullOrEmpty(value) ? null
        : kind == QuestionKind.Number && value.Length <= MostDigits ? decimal.Parse(value, CultureInfo.InvariantCulture)
        : Words(kind, value);
}
