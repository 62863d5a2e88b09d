using CrowdComms.Data.Common;
using CrowdComms.Data.Events;

namespace CrowdComms.Data.CheckIn;

/// <summary>Decides which times of its own a scan may carry, and from when on it counts as late.</summary>
internal static class ScanTimes
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2), Longest = TimeSpan.FromDays(7), Eve = TimeSpan.FromDays(1);

    // While people wait for the answer at two desks, the clocks of the devices must not decide which of the two scans
    // was first: both would be admitted if the second to arrive had the slower clock. A device that got no answer for
    // this long has let the person in or sent them away by itself.
    private static readonly TimeSpan Waited = TimeSpan.FromSeconds(30);

    /// <summary>Returns whether a scan of this time that the server decides at <paramref name="at"/> is late.</summary>
    internal static bool IsLate(DateTimeOffset scannedAt, DateTimeOffset at) => at - scannedAt > Waited;

    /// <summary>Returns the instant as both databases store it, to the microsecond, so that the answer to a scan and its repetition say the
    /// same.</summary>
    internal static DateTimeOffset Stored(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <summary>Returns why the time of a scan cannot be right; null when it may be, and for a scan without a
    /// time.</summary>
    internal static Error? Refusal(EventFacts place, DateTimeOffset? scannedAt, DateTimeOffset at) =>
        scannedAt > at + Ahead ? CheckInErrors.InTheFuture
        : scannedAt < at - Longest ? CheckInErrors.TooOld
        : scannedAt < place.StartsAt - Eve ? CheckInErrors.BeforeTheEvent
        : null;
}
