using CrowdComms.Data.Common;

namespace CrowdComms.Data.Companies;

/// <summary>Checks the details of a company, and says in a sentence what is wrong with them.</summary>
public static class CompanyRules
{
    /// <summary>Returns the unacceptable fields: each field's name (camelCase) with its sentences; empty when all are
    /// acceptable.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(CompanyDetails details)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (Name(details.Name) is { } name)
        {
            problems["name"] = [name];
        }

        if (TextRules.Text("Contact person", details.ContactName, 100) is { } contact)
        {
            problems["contactName"] = [contact];
        }

        if (details.ContactEmail.OrNull() is { } email && TextRules.Email(email) is { } sentence)
        {
            problems["contactEmail"] = [sentence.Replace("Email", "Contact email", StringComparison.Ordinal)];
        }

        return problems;
    }

    // A name that holds only invisible characters has an empty key, so it would collide with every other such name.
    private static string? Name(string name) =>
        TextRules.Required("Name", name, 200)
            ?? (SearchText.Of(name).Length == 0 ? "Name has no visible characters. Type it again." : null);
}
