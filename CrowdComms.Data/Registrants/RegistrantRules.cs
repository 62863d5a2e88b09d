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

        Add("firstName", Required("First name", details.FirstName, 100));
        Add("lastName", Text("Last name", details.LastName, 100));
        Add("email", Email(details.Email));
        Add("passType", Required("Pass type", details.PassType, 100));
        Add("company", Text("Company", details.Company, 200));
        Add("phone", Text("Phone", details.Phone, 40));
        Add("jobTitle", Text("Job title", details.JobTitle, 120));
        Add("notes", Text("Notes", details.Notes, 2000));
        Add("dietary", Text("Dietary needs", details.Dietary, 500));
        Add("accessibility", Text("Accessibility needs", details.Accessibility, 500));
        Add("tags", Tags(details.Tags ?? []));
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

    private static string? Tags(IReadOnlyList<string> tags) =>
        tags.Count > 20 ? "At most 20 tags fit." : tags.Select(t => Text("A tag", t, 40)).FirstOrDefault(p => p is not null);
}
