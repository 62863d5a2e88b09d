using CrowdComms.Data.Common;
using static CrowdComms.Data.Registrants.RegistrantsTexts;

namespace CrowdComms.Data.Registrants;

/// <summary>Validates a person's details, with the same rules for the form, the import and the API.</summary>
public static class RegistrantRules
{
    /// <summary>
    /// Checks every field of <paramref name="details"/>. The result maps the name of each wrong field (camelCase) to a
    /// sentence; it is empty when all fields are acceptable.
    /// </summary>
    /// <param name="details">The details to check.</param>
    /// <param name="withoutEmail">Whether the email may be missing, as that of a walk-in may.</param>
    /// <param name="byVisitor">Whether a visitor wrote them, who has no account: a name must hold no web address
    /// then.</param>
    public static IReadOnlyDictionary<string, string[]> Check(
        RegistrantDetails details, bool withoutEmail = false, bool byVisitor = false)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        void Add(string field, string? sentence)
        {
            if (sentence is not null)
            {
                problems[field] = [sentence];
            }
        }

        foreach (var field in PersonFields.All)
        {
            Add(field.Name, field == PersonFields.Email && withoutEmail && string.IsNullOrWhiteSpace(details.Email)
                ? null : Sentence(field, details)
                    ?? (byVisitor && field.IsName ? TextRules.WithoutLink(field.Spoken, field.Text(details)) : null));
            if (field == PersonFields.Email)
            {
                // Forms show pass type and company after the email; the first problem is the error's message, so the
                // order is theirs.
                Add("passType", TextRules.Required(L["Pass type"], details.PassType, 100));
                Add("company", TextRules.Text(L["Company"], details.Company, 200));
            }
        }

        return problems;
    }

    private static string? Sentence(PersonField field, PersonDetails person) =>
        field == PersonFields.Email ? TextRules.Email(person.Email)
        : field.Value(person) is List<string> words ? Words(field, words)
        : field.IsRequired ? TextRules.Required(field.Spoken, field.Text(person), field.Most)
        : TextRules.Text(field.Spoken, field.Text(person), field.Most);

    private static string? Words(PersonField field, List<string> words) =>
        words.Count > field.MostWords ? L["{0}: at most {1} are allowed.", field.Spoken, field.MostWords]
        : words.Select(w => TextRules.Text(field.SpokenWord, w, field.Most)).FirstOrDefault(p => p is not null);
}
