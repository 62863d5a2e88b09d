using CrowdComms.Data.Languages;

namespace CrowdComms.Web.Badges;

/// <summary>The texts about badges that visitors read on a kiosk.</summary>
internal static class BadgesTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(BadgesTexts));
}
