using CrowdComms.Data.Languages;

namespace CrowdComms.Web.Shared;

/// <summary>The texts of what the pages of several rooms have in common.</summary>
internal static class SharedTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(SharedTexts));
}
