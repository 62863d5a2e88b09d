using CrowdComms.Data.Languages;

namespace CrowdComms.Web.WaitingList;

/// <summary>The texts of the waiting list for the people who wait.</summary>
internal static class WaitingListTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(WaitingListTexts));
}
