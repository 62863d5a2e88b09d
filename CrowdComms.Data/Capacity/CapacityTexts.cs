using CrowdComms.Data.Languages;

namespace CrowdComms.Data.Capacity;

/// <summary>The texts about places that are taken.</summary>
internal static class CapacityTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(CapacityTexts));
}
