using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CrowdComms.Data.Common;

/// <summary>The metrics of CrowdComms, for a collector such as OpenTelemetry. Without a collector, each measurement
/// costs one comparison.</summary>
public static class Meters
{
    /// <summary>The name of the meter, by which a collector subscribes to it.</summary>
    public const string Name = "CrowdComms";

    private static readonly Meter Own = new(Name);

    private static readonly Counter<long> ScansDecided =
        Own.CreateCounter<long>("crowdcomms.scans", "{scan}", "Scans decided, by outcome.");

    private static readonly Histogram<double> DecisionTime =
        Own.CreateHistogram("crowdcomms.scan.decision.duration", "s", "Time from a scan's request to its answer.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05,
                0.1, 0.25, 0.5, 1, 2.5]
            });

    private static readonly Histogram<double> ToFigures = Own.CreateHistogram("crowdcomms.feed.figures.duration", "s",
        "Time from a change reaching a board to the figures that show it.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.25,
            0.5, 1, 2.5]
        });

    private static readonly Counter<long> MessagesMarked = Own.CreateCounter<long>("crowdcomms.messages", "{message}",
        "Attempts to send a message, by resulting state.");

    private static readonly Counter<long> EntrancesAsked = Own.CreateCounter<long>("crowdcomms.entrance.asked", "{question}",
        "Lookups of callers and settings, by kind and cache result.");

    private static readonly Counter<long> EntrancesEnded = Own.CreateCounter<long>("crowdcomms.entrance.ended", "{change}",
        "Changes to rights and settings that emptied the cache.");

    /// <summary>Whether a collector listens to the time that dashboards take, so that it is worth reading the
    /// clock.</summary>
    public static bool TimesFigures => ToFigures.Enabled;

    /// <summary>Records the time from <paramref name="heardAt"/>, the timestamp at which a dashboard heard of a change,
    /// until it published figures that include the change.</summary>
    public static void Figures(long heardAt) => ToFigures.Record(Stopwatch.GetElapsedTime(heardAt).TotalSeconds);

    internal static long Begin() => DecisionTime.Enabled ? Stopwatch.GetTimestamp() : 0;

    internal static void Scan<TOutcome>(TOutcome outcome, long begin)
        where TOutcome : struct, Enum
    {
        if (ScansDecided.Enabled)
        {
            ScansDecided.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        }

        if (begin != 0)
        {
            DecisionTime.Record(Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }
    }

    internal static void Entrance(string kind, bool isHit)
    {
        if (EntrancesAsked.Enabled)
        {
            EntrancesAsked.Add(1, new KeyValuePair<string, object?>("kind", kind), new("answer", isHit ? "hit" : "miss"));
        }
    }

    internal static void EntrancesEnd() => EntrancesEnded.Add(1);

    internal static void Message<TState>(TState state)
        where TState : struct, Enum =>
        MessagesMarked.Add(1, new KeyValuePair<string, object?>("state", state.ToString()));
}
