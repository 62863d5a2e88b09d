using static CrowdComms.Data.Registrants.RegistrantsTexts;

namespace CrowdComms.Data.Registrants;

/// <summary>The names of a person's fields in the current language.</summary>
internal static class PersonFieldNames
{
    /// <summary>What sentences and public forms call a field.</summary>
    internal static string Of(PersonField field) => field.Property switch
    {
        nameof(PersonDetails.FirstName) => L["First name"],
        nameof(PersonDetails.LastName) => L["Last name"],
        nameof(PersonDetails.Email) => L["Email"],
        nameof(PersonDetails.Phone) => L["Phone"],
        nameof(PersonDetails.JobTitle) => L["Job title"],
        nameof(PersonDetails.BadgeName) => L["Name on the badge"],
        nameof(PersonDetails.Language) => L["Language"],
        nameof(PersonDetails.Notes) => L["Notes"],
        nameof(PersonDetails.Dietary) => L["Dietary needs"],
        nameof(PersonDetails.Accessibility) => L["Accessibility needs"],
        nameof(PersonDetails.Tags) => L["Tags"],
        _ => field.Label,
    };

    /// <summary>What sentences call one word of a field that is a list.</summary>
    internal static string OfWord(PersonField field) => field.Property == nameof(PersonDetails.Tags) ? L["A tag"] : Of(field);
}
