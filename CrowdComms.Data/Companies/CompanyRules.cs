using CrowdComms.Data.Common;
using static CrowdComms.Data.Companies.CompaniesTexts;

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

        if (TextRules.Text(L["Contact person"], details.ContactName, 100) is { } contact)
        {
            problems["contactName"] = [contact];
        }

        if (details.ContactEmail.OrNull() is { } email && TextRules.Email(email, L["Contact email"]) is { } sentence)
        {
            problems["contactEmail"] = [sentence];
        }

        return problems;
    }

    // A name that holds only invisible characters has an empty key, so it would collide with every other such name.
    private static string? Name(string name) =>
        TextRules.Required(L["Name"], name, 200)
            ?? (SearchText.Of(name).Length == 0 ? L["Name has no visible characters. Type it again."] : null);
}
