using System.Text.RegularExpressions;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>What is acceptable as a question.</summary>
public static partial class QuestionRules
{
    /// <summary>Characters of a label.</summary>
    public const int MostOfLabel = 200;

    /// <summary>Characters of a help text.</summary>
    public const int MostOfHelp = 500;

    /// <summary>Characters of one choice.</summary>
    public const int MostOfOption = 100;

    /// <summary>Choices of a question.</summary>
    public const int MostOptions = 50;

    /// <summary>Questions of an event that are asked.</summary>
    public const int MostQuestions = 50;

    internal const int MostOfKey = 40;

    /// <summary>Whether something is chosen.</summary>
    public static bool HasOptions(QuestionKind kind) => kind is QuestionKind.Choice or QuestionKind.Choices;

    /// <summary>Every field that is not acceptable: field name (camelCase) to a sentence. Empty
    /// when all is well.</summary>
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
        Add("options", HasOptions(details.Kind) ? Options(Cleaned(details.Options)) : null);
        return problems;
    }

    /// <summary>The choices without blanks around them, and without empty ones.</summary>
    internal static List<string> Cleaned(IEnumerable<string> options) =>
        [.. options.Select(o => o.Trim()).Where(o => o.Length > 0)];

    /// <summary>A key that none of <paramref name="taken"/> is: the label in small letters and hyphens.</summary>
    internal static string Key(string label, ICollection<string> taken)
    {
        var words = Other().Replace(Folded.Text(label), "-").Trim('-');
        var key = words.Length == 0 ? "question" : words[..Math.Min(words.Length, MostOfKey - 4)].Trim('-');
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}")
            .First(k => !taken.Contains(k));
    }

    private static string? Options(List<string> options) =>
        options.Count < 2 ? "Write at least two choices, one a line."
        : options.Count > MostOptions ? $"At most {MostOptions} choices fit."
        : options.Select(o => Line("A choice", o) ?? TextRules.Text("A choice", o, MostOfOption))
            .FirstOrDefault(p => p is not null)
            ?? options.GroupBy(Folded.Text, StringComparer.Ordinal).Where(g => g.Count() > 1)
                .Select(g => $"“{g.First()}” is there twice. Every choice needs words of its own.").FirstOrDefault();

    private static string? Line(string name, string? text) => text?.Trim().AsSpan().ContainsAny('\n', '\r') is true
        ? $"{name} must fit on one line." : null;

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Other();
}
