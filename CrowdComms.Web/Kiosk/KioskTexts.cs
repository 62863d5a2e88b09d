using CrowdComms.Data.Languages;

namespace CrowdComms.Web.Kiosk;

/// <summary>The texts that visitors read on a kiosk.</summary>
internal static class KioskTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(KioskTexts));
}
