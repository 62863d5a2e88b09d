using CrowdComms.Data.Languages;

namespace CrowdComms.Data.PassTypes;

/// <summary>The texts about pass types.</summary>
internal static class PassTypesTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(PassTypesTexts));
}
