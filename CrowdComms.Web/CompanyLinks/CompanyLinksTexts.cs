using CrowdComms.Data.Languages;

namespace CrowdComms.Web.CompanyLinks;

/// <summary>The texts of the page on which a company registers its people.</summary>
internal static class CompanyLinksTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(CompanyLinksTexts));
}
