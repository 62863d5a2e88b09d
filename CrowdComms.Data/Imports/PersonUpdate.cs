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
        var after = PersonFields.Person(field => field.Value(field == PersonFields.Email || field.IsBlank(said) ? person.Person : said));
        return new RegistrantDetails(after, PassType(person, row).Code, said.Company.OrNull() ?? person.Company?.Name);
    }

    /// <summary>The pass type after it: only one that the row itself names is another.</summary>
    internal static PassType PassType(Registrant person, ImportRow row) => row.NamesPassType ? row.PassType! : person.PassType!;

    /// <summary>Whether anything differs.</summary>
    internal static bool Changes(Registrant person, ImportRow row)
    {
        var after = Details(person, row);
        return row.Answers.Count > 0 || PassType(person, row).Id != person.PassTypeId || Folded.Text(after.Company) != Folded.Text(person.Company?.Name)
            || PersonFields.All.Any(field => !field.IsSame(after, person.Person));
    }
}
