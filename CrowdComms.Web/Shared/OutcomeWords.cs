using System.Text.Json;
using CrowdComms.Data.CheckIn;

namespace CrowdComms.Web.Shared;

/// <summary>The outcomes of scans as programs read them.</summary>
public static class OutcomeWords
{
    private static readonly Dictionary<ScanOutcome, string> Words =
        Enum.GetValues<ScanOutcome>().ToDictionary(o => o, o => JsonNamingPolicy.SnakeCaseLower.ConvertName(o.ToString()));

    /// <summary>The word, such as <c>already_checked_in</c>.</summary>
    public static string Of(ScanOutcome outcome) => Words[outcome];
}
