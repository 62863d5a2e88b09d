using static CrowdComms.Web.Kiosk.KioskTexts;

namespace CrowdComms.Web.Kiosk;

/// <summary>What did not work at a kiosk, where the visitor can try again.</summary>
internal enum KioskTrouble
{
    /// <summary>No registrant has this name and email.</summary>
    NotFound,
    /// <summary>The database did not answer.</summary>
    Slow,
}

/// <summary>What a kiosk says of a trouble.</summary>
internal static class KioskTroubles
{
    /// <summary>The sentence in the current language.</summary>
    internal static string Sentence(this KioskTrouble trouble) => trouble switch
    {
        KioskTrouble.NotFound => L["That did not work. Check what you typed, or go to the desk: our staff will help you."],
        KioskTrouble.Slow => L["This is taking longer than usual. Try again in a moment, or go to the desk: our staff will help you."],
    };
}
