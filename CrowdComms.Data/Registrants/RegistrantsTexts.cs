using CrowdComms.Data.Languages;

namespace CrowdComms.Data.Registrants;

/// <summary>The texts about people: the names of their fields, and why something cannot be done with them.</summary>
internal static class RegistrantsTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(RegistrantsTexts));
}
