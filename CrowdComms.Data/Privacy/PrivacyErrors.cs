using CrowdComms.Data.Common;

namespace CrowdComms.Data.Privacy;

/// <summary>The errors of anonymising people and of setting how long their data is kept.</summary>
public static class PrivacyErrors
{
    /// <summary><c>privacy.busy</c>: the registrant was changed by others during each attempt.</summary>
    public static Error Busy { get; } = new(
        ErrorKind.Stale, "privacy.busy", "Someone is changing this person right now. Nothing was removed. Try again.");

    /// <summary><c>validation</c>: the number of days is out of range.</summary>
    public static Error Days(int most) =>
        Error.Validation(new Dictionary<string,
            string[]>(StringComparer.Ordinal)
        { ["days"] = [$"Enter a number of days from 0 to {most:N0}, or leave the field empty to keep the data."] });
}
