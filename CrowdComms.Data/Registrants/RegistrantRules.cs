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

        Add("firstName", TextRules.Required("First name", details.FirstName, 100));
        Add("lastName", TextRules.Text("Last name", details.LastName, 100));
        Add("email", TextRules.Email(details.Email));
        Add("passType", TextRules.Required("Pass type", details.PassType, 100));
        Add("company", TextRules.Text("Company", details.Company, 200));
        Add("phone", TextRules.Text("Phone", details.Phone, 40));
        Add("jobTitle", TextRules.Text("Job title", details.JobTitle, 120));
        Add("notes", TextRules.Text("Notes", details.Notes, 2000));
        Add("dietary", TextRules.Text("Dietary needs", details.Dietary, 500));
        Add("accessibility", TextRules.Text("Accessibility needs", details.Accessibility, 500));
        Add("tags", Tags(details.Tags ?? []));
        return problems;
    }

    private static string? Tags(IReadOnlyList<string> tags) =>
        tags.Count > 20 ? "At most 20 tags fit." : tags.Select(t => TextRules.Text("A tag", t, 40)).FirstOrDefault(p => p is not null);
}
