using static CrowdComms.Web.Shared.SharedTexts;

namespace CrowdComms.Web.Shared;

/// <summary>What the forms for visitors call the fields of a person.</summary>
internal static class PersonLabels
{
    internal static string FirstName => L["First name"];

    internal static string LastName => L["Last name"];

    internal static string Email => L["Email"];

    internal static string Company => L["Company"];

    internal static string JobTitle => L["Job title"];

    internal static string Dietary => L["Dietary requirements"];

    internal static string Accessibility => L["Accessibility requirements"];
}
