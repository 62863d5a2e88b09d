using CrowdComms.Data.Languages;

namespace CrowdComms.Data.Companies;

/// <summary>The texts about companies and the passes set aside for them.</summary>
internal static class CompaniesTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(CompaniesTexts));
}
