using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>What a row says about somebody who is registered already: what it leaves blank stays as it is, and so do the address and the status.</summary>
internal static class PersonUpdate
{
    /// <summary>The person's details after it.</summary>
    internal static RegistrantDetails Details(Registrant person, ImportRow row)
    {
        var said = row.Details;
        return new RegistrantDetails(said.FirstName, said.LastName.OrNull() ?? person.LastName, person.Email, PassType(person, row).Code, said.Company.OrNull() ?? person.Company?.Name)
        {
            Phone = said.Phone ?? person.Phone,
            JobTitle = said.JobTitle ?? person.JobTitle,
            Notes = said.Notes ?? person.Notes,
            Dietary = said.Dietary ?? person.Dietary,
            Accessibility = said.Accessibility ?? person.Accessibility,
            Tags = said.Tags is { Count: > 0 } tags ? tags : person.Tags,
        };
    }

    /// <summary>The pass type after it: only one that the row itself names is another.</summary>
    internal static PassType PassType(Registrant person, ImportRow row) => row.NamesPassType ? row.PassType! : person.PassType!;

    /// <summary>Whether anything differs.</summary>
    internal static bool Changes(Registrant person, ImportRow row)
    {
        var after = Details(person, row);
        return row.Answers.Count > 0 || PassType(person, row).Id != person.PassTypeId || Folded.Text(after.Company) != Folded.Text(person.Company?.Name)
            || Texts(after).Zip(Texts(person)).Any(t => t.First.OrNull() != t.Second.OrNull())
            || !Words(after.Tags ?? []).SequenceEqual(Words(person.Tags), StringComparer.Ordinal);
    }

    private static IEnumerable<string?> Texts(RegistrantDetails d) => [d.FirstName, d.LastName, d.Phone, d.JobTitle, d.Notes, d.Dietary, d.Accessibility];

    private static IEnumerable<string?> Texts(Registrant r) => [r.FirstName, r.LastName, r.Phone, r.JobTitle, r.Notes, r.Dietary, r.Accessibility];

    private static IEnumerable<string> Words(IReadOnlyList<string> tags) => tags.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
}
