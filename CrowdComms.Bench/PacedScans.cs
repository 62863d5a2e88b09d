using System.Diagnostics;

namespace CrowdComms.Bench;

/// <summary>Scans tickets of the demo event at a steady pace, whether the earlier scans are answered or not, and times each.</summary>
internal sealed class PacedScans
{
    /// <summary>The time from one scan to the next.</summary>
    internal static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private readonly BenchHouse _house;
    private readonly Guid _station;
    private readonly Queue<string> _codes;

    private PacedScans(BenchHouse house, Guid station, Queue<string> codes) => (_house, _station, _codes) = (house, station, codes);

    /// <summary>Makes everybody confirmed; no event but the demo may have people.</summary>
    internal static async Task<PacedScans> OpenAsync(BenchHouse house) =>
        new(house, (await ScanFigure.StationsAsync(house))[0], new Queue<string>(await ScanFigure.ResetAsync(house)));

    /// <summary>Scans until some work is done, or no ticket is left, and returns how many milliseconds each scan took.</summary>
    internal async Task<List<double>> RunAsync(Task work)
    {
        var scans = new List<Task<double>>();
        using var beat = new PeriodicTimer(Pace);
        while (!work.IsCompleted && _codes.TryDequeue(out var code))
        {
            scans.Add(TimedAsync(code));
            await beat.WaitForNextTickAsync();
        }

        await work;
        return [.. await Task.WhenAll(scans)];
    }

    private Task<double> TimedAsync(string code) => Task.Run(async () =>
    {
        var start = Stopwatch.GetTimestamp();
        await ScanFigure.ScanAsync(_house, _station, code);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    });
}
