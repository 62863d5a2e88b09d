using CrowdComms.Data.Common;

namespace CrowdComms.Data.Companies;

/// <summary>What is acceptable as a company's details.</summary>
public static class CompanyRules
{
    /// <summary>Every field that is not acceptable: field name (camelCase) to a sentence. Empty
    /// when all is well.</summary>
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
            problems["contactEmail"] = [sentence.Replace("E-mail", "Contact e-mail", StringComparison.Ordinal)];
        }

        return problems;
    }

    // A name of nothing but invisible characters would be equal to any other such name.
    private static string? Name(string name) =>
        TextRules.Required("Name", name, 200)
            ?? (Folded.Text(name).Length == 0 ? "Name has no visible character. Type it again." : null);
}
