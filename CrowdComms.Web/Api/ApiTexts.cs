using CrowdComms.Data.Languages;

namespace CrowdComms.Web.Api;

/// <summary>The texts that a visitor sees in place of a page.</summary>
internal static class ApiTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(ApiTexts));
}
