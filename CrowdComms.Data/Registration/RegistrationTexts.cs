using CrowdComms.Data.Languages;

namespace CrowdComms.Data.Registration;

/// <summary>The texts of people who register themselves.</summary>
internal static class RegistrationTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(RegistrationTexts));
}
