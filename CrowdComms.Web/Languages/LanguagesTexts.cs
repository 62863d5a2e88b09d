using CrowdComms.Data.Languages;

namespace CrowdComms.Web.Languages;

/// <summary>The texts of the choice of a language.</summary>
internal static class LanguagesTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(LanguagesTexts));
}
