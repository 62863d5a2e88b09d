using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>Computes what a row changes of a person who is registered already. Blank cells change nothing; the email
/// never changes, and the status only where the organiser asked for it.</summary>
internal static class PersonUpdate
{
    /// <summary>The registrant's details after the change.</summary>
    internal static RegistrantDetails Details(Registrant person, ImportRow row)
    {
        var said = row.Details;
        var after = PersonFields.Person(field => field.Value(field == PersonFields.Email || field.IsBlank(said) ? person.Person : said));
        return new RegistrantDetails(after, PassType(person, row).Code, said.Company.OrNull() ?? person.Company?.Name);
    }

    /// <summary>The registrant's pass type after the change; it differs only if the row itself names one.</summary>
    internal static PassType PassType(Registrant person, ImportRow row) => row.NamesPassType ? row.PassType! : person.PassType!;

    /// <summary>The status that the row carries over to the registrant: a confirmation or a cancellation that it names itself;
    /// null where it changes none.</summary>
    internal static RegistrantStatus? Status(Registrant person, ImportRow row) =>
        row is { CarriesStatus: true, Status: RegistrantStatus.Confirmed or RegistrantStatus.Cancelled }
            && row.Status != person.Status && (person.Status, row.Status) != (RegistrantStatus.CheckedIn, RegistrantStatus.Confirmed)
            ? row.Status : null;

    /// <summary>Whether the row changes anything of the registrant.</summary>
    internal static bool Changes(Registrant person, ImportRow row)
    {
        var after = Details(person, row);
        return Status(person, row) is not null || row.Answers.Count > 0 || PassType(person, row).Id != person.PassTypeId
            || SearchText.Of(after.Company) != SearchText.Of(person.Company?.Name)
            || PersonFields.All.Any(field => !field.IsSame(after, person.Person));
    }
}
