using CrowdComms.Data.Languages;

namespace CrowdComms.Web.Registration;

/// <summary>The texts of the registration form, and of the part of the ticket page that changes a registration.</summary>
internal static class RegistrationTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(RegistrationTexts));
}
