using static CrowdComms.Data.Common.CommonTexts;

namespace CrowdComms.Data.Common;

/// <summary>The sentences about a field that another editor changed after a form was opened, and that the form changes
/// to another value.</summary>
internal static class ChangedMeanwhile
{
    /// <summary>Says what is stored now. The form keeps the typed text, and saving it again means that text.</summary>
    /// <param name="now">The stored value in words; null or empty for none.</param>
    internal static string[] To(string? now) =>
        [string.IsNullOrEmpty(now) ? L["Someone removed this in the meantime. Save again to keep yours."]
            : L["Someone changed this to “{0}” in the meantime. Save again to keep yours.", now]];
}
