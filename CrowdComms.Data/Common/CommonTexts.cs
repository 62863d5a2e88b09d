using CrowdComms.Data.Languages;

namespace CrowdComms.Data.Common;

/// <summary>The texts that every room shares: what is wrong with a field, and what does not exist.</summary>
internal static class CommonTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(CommonTexts));
}
