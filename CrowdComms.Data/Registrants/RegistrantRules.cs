using System.Net.Mail;

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
                Add("passType", Required("Pass type", details.PassType, 100));
                Add("company", Text("Company", details.Company, 200));
            }
        }

        return problems;
    }

    /// <summary>The sentence about a required text, or null when it is acceptable.</summary>
    public static string? Required(string name, string? value, int most) =>
        string.IsNullOrWhiteSpace(value) ? $"{name} is missing." : Text(name, value, most);

    /// <summary>The sentence about an optional text, or null when it is acceptable.</summary>
    public static string? Text(string name, string? value, int most)
    {
        if (value is null)
        {
            return null;
        }

        return value.Trim().Length > most ? $"{name} has {value.Trim().Length:N0} characters; at most {most:N0} fit."
            : value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? $"{name} contains a control character. Type it again."
            : null;
    }

    /// <summary>The sentence about an e-mail address, or null when it is acceptable.</summary>
    public static string? Email(string? value)
    {
        var problem = Required("E-mail", value, 254);
        if (problem is not null)
        {
            return problem;
        }

        var address = value!.Trim();
        var at = address.LastIndexOf('@');
        var acceptable = at > 0 && at <= 64 && !address.Any(char.IsWhiteSpace)
            && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            && address[(at + 1)..].Contains('.', StringComparison.Ordinal);
        return acceptable ? null : "E-mail is not an address such as name@company.example.";
    }

    private static string? Sentence(PersonField field, PersonDetails person) =>
        field == PersonFields.Email ? Email(person.Email)
        : field.Value(person) is List<string> words ? Words(field, words)
        : field.IsRequired ? Required(field.Label, field.Text(person), field.Most)
        : Text(field.Label, field.Text(person), field.Most);

    private static string? Words(PersonField field, List<string> words) =>
        words.Count > field.MostWords ? $"At most {field.MostWords} {field.Label.ToLowerInvariant()} fit."
        : words.Select(w => Text(field.WordLabel, w, field.Most)).FirstOrDefault(p => p is not null);
}
