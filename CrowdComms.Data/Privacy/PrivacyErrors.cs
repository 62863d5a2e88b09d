using CrowdComms.Data.Common;

namespace CrowdComms.Data.Privacy;

/// <summary>The refusals of this room.</summary>
public static class PrivacyErrors
{
    /// <summary>The person kept changing while we tried.</summary>
    public static Error Busy { get; } = new(
        ErrorKind.Stale, "privacy.busy", "This person is being changed at this moment. Nothing was removed; try again.");

    /// <summary>Not a number of days.</summary>
    public static Error Days(int most) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["days"] = [$"Enter a number of days from 0 to {most:N0}, or nothing to keep the data."] });
}
