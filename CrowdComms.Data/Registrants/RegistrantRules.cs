using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>What is acceptable as a person's details: one list of rules for the form, the file and the API.</summary>
public static class RegistrantRules
{
    /// <summary>Every field in <paramref name="details"/> that is not acceptable: field name (camelCase) to a sentence. Empty when all is well.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(RegistrantDetails details)
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
            Add(field.Name, Sentence(field, details));
            if (field == PersonFields.Email)
            {
                // In the order of the forms.
                Add("passType", TextRules.Required("Pass type", details.PassType, 100));
                Add("company", TextRules.Text("Company", details.Company, 200));
            }
        }

        return problems;
    }

    private static string? Sentence(PersonField field, PersonDetails person) =>
        field == PersonFields.Email ? TextRules.Email(person.Email)
        : field.Value(person) is List<string> words ? Words(field, words)
        : field.IsRequired ? TextRules.Required(field.Label, field.Text(person), field.Most)
        : TextRules.Text(field.Label, field.Text(person), field.Most);

    private static string? Words(PersonField field, List<string> words) =>
        words.Count > field.MostWords ? $"At most {field.MostWords} {field.Label.ToLowerInvariant()} fit."
        : words.Select(w => TextRules.Text(field.WordLabel, w, field.Most)).FirstOrDefault(p => p is not null);
}
