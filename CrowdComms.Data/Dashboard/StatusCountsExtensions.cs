using CrowdComms.Data.Common;

namespace CrowdComms.Data.Dashboard;

/// <summary>Arithmetic on the number of registrants in each status.</summary>
internal static class StatusCountsExtensions
{
    /// <summary>Returns the counts with <paramref name="more"/> further registrants of a status.</summary>
    internal static StatusCounts With(this StatusCounts counts, RegistrantStatus status, int more) => status switch
    {
        RegistrantStatus.Registered => counts with { Registered = counts.Registered + more },
        RegistrantStatus.Confirmed => counts with { Confirmed = counts.Confirmed + more },
        RegistrantStatus.CheckedIn => counts with { CheckedIn = counts.CheckedIn + more },
        RegistrantStatus.Cancelled => counts with { Cancelled = counts.Cancelled + more },
    };

    /// <summary>Returns the counts after one registrant's change of status; <paramref name="from"/> is null for a new
    /// registrant.</summary>
    internal static StatusCounts Moved(this StatusCounts counts, RegistrantStatus? from, RegistrantStatus to) =>
        (from is { } left ? counts.With(left, -1) : counts).With(to, 1);

    /// <summary>Returns whether registrants of a status are expected and not here.</summary>
    internal static bool IsMissing(this RegistrantStatus status) =>
        status is RegistrantStatus.Registered or RegistrantStatus.Confirmed;

    /// <summary>Returns the sum of two counts.</summary>
    internal static StatusCounts And(this StatusCounts a, StatusCounts b) =>
        new(a.Registered + b.Registered, a.Confirmed + b.Confirmed, a.CheckedIn + b.CheckedIn,
            a.Cancelled + b.Cancelled);
}
