using CrowdComms.Data.Common;

namespace CrowdComms.Data.Companies;

/// <summary>The refusals of this room.</summary>
public static class CompanyErrors
{
    internal const string NameIndex = "ux_companies_name";

    /// <summary>Another company of the event has this name, but for case and accents.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "company.name_taken", $"A company named “{name}” exists already in this event.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["A company of this name exists already."] });

    /// <summary>People belong to the company.</summary>
    public static Error InUse(string name, int people) => new(
        ErrorKind.Conflict, "company.in_use",
        $"{(people == 1 ? "One person belongs" : $"{people:N0} people belong")} to “{name}”. Give them another company first, then delete it.");
}
