using System.Text;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using Microsoft.Extensions.Primitives;
using static CrowdComms.Web.Shared.SharedTexts;

namespace CrowdComms.Web.Shared;

/// <summary>A form that a browser sent too late: its page shows another thing by now, or its antiforgery token is not
/// valid any more. Nothing of the form was done; the page that answers shows what was typed.</summary>
/// <param name="Gone">Whether the page has no such form any more; otherwise the page shows the form with the typed text
/// again.</param>
/// <param name="Typed">The fields in which the person typed something, in the order of the form.</param>
public sealed record LateForm(bool Gone, IReadOnlyList<TypedField> Typed)
{
    /// <summary>The beginning of the names of hidden fields that tell what the form showed when it was opened.</summary>
    internal const string Seen = "Input.Seen.";

    private const string Asking = "Asked.";

    // Secrets are not repeated on a page; traps and tokens were not typed by the person.
    private static readonly HashSet<string> Untyped = new(StringComparer.Ordinal)
    { "Password", "Old", "New", "Pin", "Code", "Website", "Consents" };

    /// <summary>The status of the response if the form could not be read at all; null if it could.</summary>
    public int? Unread { get; init; }

    /// <summary>Reads what a person typed from the fields of a form.</summary>
    /// <param name="gone">Whether the page has no such form any more.</param>
    /// <param name="fields">The fields as the browser sent them; null for a body that is not a form.</param>
    internal static LateForm Of(bool gone, IFormCollection? fields) => new(gone,
        fields is null ? [] : [.. fields.Where(IsTyped)
            .Select(f => FieldOf(f, fields)).OfType<TypedField>()]);

    /// <summary>The hidden field that tells how a question was asked, because the question may be gone when the form
    /// arrives.</summary>
    internal static string AskedField(Guid questionId) => $"{Asking}{questionId}";

    /// <summary>How a question was asked, for its hidden field: the label on the first line, and a line for each choice.</summary>
    /// <param name="label">The text of the question.</param>
    /// <param name="choices">What the form sends for each choice, and its words; empty for other questions.</param>
    internal static string Asked(string label, params IEnumerable<KeyValuePair<string, string>> choices) =>
        string.Join('\n', choices.Select(c => $"{c.Key} {TextRules.Line(c.Value)}").Prepend(TextRules.Line(label)));

    // The fields that people fill in belong to a model, so their names have a dot.
    private static bool IsTyped(KeyValuePair<string, StringValues> field) =>
        field.Key.IndexOf('.', StringComparison.Ordinal) > 0 && !field.Key.StartsWith(Asking, StringComparison.Ordinal)
        && !field.Key.StartsWith(Seen, StringComparison.OrdinalIgnoreCase)
        && !Untyped.Contains(Last(field.Key)) && field.Value.Any(v => !string.IsNullOrWhiteSpace(v));

    // A choice whose words are unknown is an id, which tells a person nothing; null if nothing else was sent.
    private static TypedField? FieldOf(KeyValuePair<string, StringValues> field, IFormCollection fields)
    {
        var last = Last(field.Key);
        var asked = Guid.TryParse(last, out var question)
            ? fields[AskedField(question)].ToString().ReplaceLineEndings("\n").Split('\n') : [];
        var words = asked.Skip(1).Select(line => line.Split(' ', 2)).Where(line => line.Length == 2)
            .DistinctBy(line => line[0], StringComparer.Ordinal).ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
        var texts = field.Value.OfType<string>().Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => words.GetValueOrDefault(v, v))
            .Where(text => !Guid.TryParse(text, out _)).ToList();
        return texts.Count == 0 ? null : new TypedField(LabelOf(last, asked), string.Join(", ", texts));
    }

    private static string LabelOf(string last, string[] asked) =>
        asked is [{ Length: > 0 } label, ..] ? label
            : Guid.TryParse(last, out _) ? L["Answer"]
            : last == "PassType" ? L["Pass type"]
            : last == "Company" ? PersonLabels.Company
            : PersonFields.All.FirstOrDefault(f => string.Equals(f.Name, last, StringComparison.OrdinalIgnoreCase))?.Label ?? Spaced(last);

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static string Spaced(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 ? $" {char.ToLowerInvariant(letter)}" : letter);
        }

        return words.ToString();
    }
}

/// <summary>What a person typed into one field of a form.</summary>
/// <param name="Label">The label of the field.</param>
/// <param name="Text">The typed text.</param>
public sealed record TypedField(string Label, string Text);
