using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace CrowdComms.Bench.Boards;

/// <summary>What a .NET process holds after all garbage was collected, bytes.</summary>
/// <param name="Managed">The objects that are reachable.</param>
/// <param name="WorkingSet">The memory that the operating system gave the process.</param>
internal sealed record Held(double Managed, double WorkingSet);

/// <summary>Lets another .NET process collect its garbage, by the runtime's own diagnostic port, and asks what is left.</summary>
internal static class Heap
{
    private const int Whole = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(60);

    /// <summary>Collects twice, because what has a finalizer is only freed by the second collection.</summary>
    internal static async Task<Held> CollectAsync(int process, CancellationToken cancellationToken)
    {
        await CollectOnceAsync(process, cancellationToken);
        await Task.Delay(Pause, cancellationToken);
        return new Held(await CollectOnceAsync(process, cancellationToken), WorkingSet(process));
    }

    // The session's start asks for the collection; the counters that follow it say how much is in use.
    private static async Task<double> CollectOnceAsync(int process, CancellationToken cancellationToken)
    {
        var inUse = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var session = await new DiagnosticsClient(process).StartEventPipeSessionAsync(
        [
            new EventPipeProvider(ClrTraceEventParser.ProviderName, EventLevel.Informational,
                (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect)),
            new EventPipeProvider("System.Runtime", EventLevel.Informational, -1,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["EventCounterIntervalSec"] = "1" }),
        ], requestRundown: false, token: cancellationToken);
        var listening = Task.Run(() => Listen(session.EventStream, inUse), cancellationToken);
        try
        {
            return await inUse.Task.WaitAsync(Longest, cancellationToken);
        }
        finally
        {
            await session.StopAsync(CancellationToken.None);
            await listening;
        }
    }

    private static void Listen(Stream events, TaskCompletionSource<double> inUse)
    {
        using var source = new EventPipeEventSource(events);
        var (whole, over) = (-1, false);
        source.Clr.GCStart += start => whole = start.Depth == Whole ? start.Count : whole;
        source.Clr.GCStop += stop => over |= stop.Count == whole;
        source.Dynamic.AddCallbackForProviderEvent("System.Runtime", "EventCounters", counter =>
        {
            var values = (IDictionary<string, object>)((IDictionary<string, object>)counter.PayloadValue(0))["Payload"];
            if (over && values["Name"] is "gc-heap-size")
            {
                inUse.TrySetResult(1e6 * Convert.ToDouble(values["Mean"], CultureInfo.InvariantCulture));
            }
        });
        source.Process();
    }

    private static double WorkingSet(int process)
    {
        using var running = System.Diagnostics.Process.GetProcessById(process);
        return running.WorkingSet64;
    }
}
