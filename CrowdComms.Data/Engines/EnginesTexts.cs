using CrowdComms.Data.Languages;

namespace CrowdComms.Data.Engines;

/// <summary>The texts about a database or a disk that cannot be used now.</summary>
internal static class EnginesTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(EnginesTexts));
}
