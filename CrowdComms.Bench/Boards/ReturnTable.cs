using System.Collections.Concurrent;
using System.Diagnostics;
using CrowdComms.Bench.Race;

namespace CrowdComms.Bench.Boards;

/// <summary>Prints how long dashboards take to come back after a restart, and what they leave behind when they are closed.</summary>
/// <param name="startAsync">Starts the app, always at the same address.</param>
internal sealed class ReturnTable(Func<Task<RunningApp>> startAsync)
{
    private const double Mega = 1e6;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>Opens dashboards, stops the app, starts it again, and closes them when all are back.</summary>
    internal async Task PrintAsync(Func<RunningApp, Task<Crowd>> openAsync, int count, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{count:#,0} dashboards, while the app is stopped and started …");
        var first = await startAsync();
        Crowd crowd;
        Held before;
        Restart restart;
        await using (first)
        {
            crowd = await openAsync(first);
            before = await MemoryTable.AtRestAsync(crowd, first.Id, cancellationToken);
            await crowd.GrowAsync(count, cancellationToken);
            await Task.Delay(Rest, cancellationToken);
            restart = await RestartAsync(first, crowd, cancellationToken);
        }

        await using var app = restart.App;
        await Task.Delay(Rest, cancellationToken);
        var full = await Heap.CollectAsync(app.Id, cancellationToken);
        await crowd.LeaveAsync(cancellationToken);
        await Task.Delay(Rest, cancellationToken);
        restart.Print(count);
        Print(before, full, await Heap.CollectAsync(app.Id, cancellationToken));
    }

    private async Task<Restart> RestartAsync(RunningApp app, Crowd crowd, CancellationToken cancellationToken)
    {
        var (signal, back) = (Stopwatch.GetTimestamp(), new ConcurrentBag<double>());
        var returning = crowd.ReturnAsync(() => back.Add(Stopwatch.GetElapsedTime(signal).TotalSeconds), cancellationToken);
        await app.StopAsync();
        var down = Stopwatch.GetElapsedTime(signal).TotalSeconds;
        var again = await startAsync();
        var ready = Stopwatch.GetElapsedTime(signal).TotalSeconds;
        await returning;
        return new Restart(again, down, ready, [.. back]) { Cpu = ProcessTime.Of(again.Id)!.Value };
    }

    private static void Print(Held before, Held full, Held after) => Figures.Print("Memory after collection, MB",
        ["", "before they connect", "all connected", "after they left", "ratio; goal 1.3"],
        Row("managed", [before.Managed, full.Managed, after.Managed]),
        Row("working set", [before.WorkingSet, full.WorkingSet, after.WorkingSet]));

    private static string[] Row(string name, double[] bytes) =>
        [name, .. bytes.Select(b => Figures.Number(b / Mega)), Figures.Number(bytes[^1] / bytes[0])];

    /// <summary>What happened after the signal to stop, seconds.</summary>
    private sealed record Restart(RunningApp App, double Down, double Ready, double[] Back)
    {
        /// <summary>The processor time of the new app until then, its start included, seconds.</summary>
        internal double Cpu { get; init; }

        internal void Print(int count) => Figures.Print($"{count:#,0} dashboards after a restart, seconds",
            ["", "app down", "app ready", "first back", "half back", "all back", "all back since ready; goal 10", "the app's CPU"],
            ["since the signal to stop", .. new[] { Down, Ready, Back.Min(), Figures.Median(Back), Back.Max(), Back.Max() - Ready, Cpu }
                .Select(Figures.Number)]);
    }
}
