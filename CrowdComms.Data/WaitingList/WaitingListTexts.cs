using CrowdComms.Data.Languages;

namespace CrowdComms.Data.WaitingList;

/// <summary>The texts of the waiting list.</summary>
internal static class WaitingListTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(WaitingListTexts));
}
