using CrowdComms.Data.Languages;

namespace CrowdComms.Web.Scans;

/// <summary>The texts of the camera that reads tickets.</summary>
internal static class ScansTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(ScansTexts));
}
