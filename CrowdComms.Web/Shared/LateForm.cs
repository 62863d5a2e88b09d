using System.Text;
using CrowdComms.Data.Registrants;
using Microsoft.Extensions.Primitives;

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

    // Secrets are not repeated on a page; traps and tokens were not typed by the person.
    private static readonly HashSet<string> Untyped = new(StringComparer.Ordinal)
    { "Password", "Old", "New", "Pin", "Code", "Website", "Consents" };

    /// <summary>Reads what a person typed from the fields of a form.</summary>
    /// <param name="gone">Whether the page has no such form any more.</param>
    /// <param name="fields">The fields as the browser sent them; null for a body that is no form.</param>
    internal static LateForm Of(bool gone, IFormCollection? fields) => new(gone,
        fields is null ? [] : [.. fields.Where(IsTyped)
            .Select(f => new TypedField(LabelOf(f.Key, fields), string.Join(", ", f.Value.OfType<string>())))]);

    /// <summary>The hidden field that tells the label of a question, because the question may be gone when the form
    /// arrives.</summary>
    internal static string LabelField(Guid questionId) => $"Asked.{questionId}";

    // The fields that people fill in belong to a model, so their names have a dot; a choice that is an id tells a person
    // nothing.
    private static bool IsTyped(KeyValuePair<string, StringValues> field) =>
        field.Key.IndexOf('.', StringComparison.Ordinal) > 0 && !field.Key.StartsWith("Asked.", StringComparison.Ordinal)
        && !field.Key.StartsWith(Seen, StringComparison.OrdinalIgnoreCase)
        && !Untyped.Contains(Last(field.Key)) && field.Value.Any(v => !string.IsNullOrWhiteSpace(v) && !Guid.TryParse(v, out _));

    private static string LabelOf(string name, IFormCollection fields)
    {
        var last = Last(name);
        if (Guid.TryParse(last, out var question))
        {
            return fields[LabelField(question)].ToString() is { Length: > 0 } asked ? asked : "Answer";
        }

        return PersonFields.All.FirstOrDefault(f => string.Equals(f.Name, last, StringComparison.OrdinalIgnoreCase))?.Label ?? Spaced(last);
    }

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
