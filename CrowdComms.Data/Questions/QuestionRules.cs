using System.Text.RegularExpressions;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>Validates the properties of a question.</summary>
public static partial class QuestionRules
{
    /// <summary>The greatest length of a label, in characters.</summary>
    public const int MostOfLabel = 200;

    /// <summary>The greatest length of a help text, in characters.</summary>
    public const int MostOfHelp = 500;

    /// <summary>The greatest length of one option, in characters.</summary>
    public const int MostOfOption = 100;

    /// <summary>The most options that a question offers; retired ones do not count.</summary>
    public const int MostOptions = 50;

    /// <summary>The most questions that an event asks at the same time; retired ones do not count.</summary>
    public const int MostQuestions = 50;

    internal const int MostOfKey = 40;

    /// <summary>Whether a question of this kind has options to choose from.</summary>
    public static bool HasOptions(QuestionKind kind) => kind is QuestionKind.Choice or QuestionKind.Choices;

    /// <summary>Maps the name of each wrong field (camelCase) to its sentence; empty when all fields are
    /// acceptable.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(QuestionDetails details)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        void Add(string field, string? sentence)
        {
            if (sentence is not null)
            {
                problems[field] = [sentence];
            }
        }

        Add("label", Line("The question", details.Label)
            ?? TextRules.Required("The question", details.Label, MostOfLabel));
        Add("kind", Enum.IsDefined(details.Kind) ? null : "Choose how the question is answered.");
        Add("help", TextRules.Text("The help text", details.Help, MostOfHelp));
        Add("options", HasOptions(details.Kind) ? Options(QuestionOptions.Cleaned(details.Options)) : null);
        return problems;
    }

    /// <summary>Derives a key from a label, in lower case with hyphens, that is not among
    /// <paramref name="taken"/>.</summary>
    internal static string Key(string label, ICollection<string> taken)
    {
        var words = Other().Replace(SearchText.Of(label), "-").Trim('-');
        var key = words.Length == 0 ? "question" : words[..Math.Min(words.Length, MostOfKey - 4)].Trim('-');
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}")
            .First(k => !taken.Contains(k));
    }

    private static string? Options(List<QuestionOption> options) => Options([.. options.Where(o => !o.Retired).Select(o => o.Text)])
        ?? Texts(options.Where(o => o.Retired).Select(o => o.Text));

    private static string? Options(List<string> texts) =>
        texts.Count < 2 ? "Enter at least two choices, one per line."
        : texts.Count > MostOptions ? $"Enter at most {MostOptions} choices."
        : Texts(texts) ?? texts.GroupBy(SearchText.Of, StringComparer.Ordinal).Where(g => g.Count() > 1)
                .Select(g => $"“{g.First()}” appears twice. Each choice needs its own text.").FirstOrDefault();

    private static string? Texts(IEnumerable<string> texts) =>
        texts.Select(t => Line("A choice", t) ?? TextRules.Text("A choice", t, MostOfOption)).FirstOrDefault(p => p is not null);

    private static string? Line(string name, string? text) => text?.Trim().AsSpan().ContainsAny('\n', '\r') is true
        ? $"{name} must fit on one line." : null;

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Other();
}
