using System.Text.Json;
using CrowdComms.Data.CheckIn;

namespace CrowdComms.Web.Shared;

/// <summary>The names of the outcomes of scans in the API.</summary>
public static class OutcomeWords
{
    private static readonly Dictionary<ScanOutcome, string> Words =
        Enum.GetValues<ScanOutcome>().ToDictionary(o => o, o => JsonNamingPolicy.SnakeCaseLower.ConvertName(o.ToString()));

    /// <summary>The name of an outcome, such as <c>already_checked_in</c>.</summary>
    public static string Of(ScanOutcome outcome) => Words[outcome];
}
