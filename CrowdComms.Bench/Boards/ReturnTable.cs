using System.Diagnostics;

namespace CrowdComms.Bench.Boards;

/// <summary>Prints how long dashboards take to come back after a restart, and what they leave behind when they are closed.</summary>
internal static class ReturnTable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    internal static async Task PrintAsync(
        Func<Task<RunningApp>> startAsync, Func<RunningApp, Task<Crowd>> openAsync, int count, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{count:#,0} dashboards, while the app is stopped and started …");
        var app = await startAsync();
        var crowd = await openAsync(app);
        var before = await MemoryTable.AtRestAsync(crowd, app.Id, cancellationToken);
        await crowd.GrowAsync(count, cancellationToken);
        await Task.Delay(Rest, cancellationToken);
        var (stopped, back, sync) = (Stopwatch.GetTimestamp(), new List<double>(), new Lock());
        double Since(long from) => Stopwatch.GetElapsedTime(from).TotalSeconds;
        var returning = crowd.ReturnAsync(() =>
        {
            lock (sync)
            {
                back.Add(Since(stopped));
            }
        }, cancellationToken);
        await app.StopAsync();
        var down = Since(stopped);
        app = await startAsync();
        var ready = Since(stopped);
        await returning;
        await Task.Delay(Rest, cancellationToken);
        var full = await Heap.CollectAsync(app.Id, cancellationToken);
        await crowd.LeaveAsync(cancellationToken);
        await Task.Delay(Rest, cancellationToken);
        var after = await Heap.CollectAsync(app.Id, cancellationToken);
        await app.DisposeAsync();
        Figures.Print($"{count:#,0} dashboards after a restart, seconds",
            ["", "app down", "app ready", "first back", "half back", "all back", "all back since ready; goal 10"],
            ["since the signal to stop", .. new[] { down, ready, back.Min(), Figures.Median(back), back.Max(), back.Max() - ready }
                .Select(Figures.Number)]);
        Figures.Print("Memory after collection, MB",
            ["", "before they came", "all are there", "after they left", "ratio; goal 1.3"],
            Row("managed", held => held.Managed), Row("working set", held => held.WorkingSet));
        string[] Row(string name, Func<Held, double> figure) => [name, .. new[] { before, full, after }
            .Select(held => Figures.Number(figure(held) / 1e6)), Figures.Number(figure(after) / figure(before))];
    }
}
