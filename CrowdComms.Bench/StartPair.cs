namespace CrowdComms.Bench;

/// <summary>CrowdComms and the Blazor template in the same form, with what their starts measured.</summary>
/// <param name="Form">How both were created: published or built.</param>
/// <param name="Ours">CrowdComms.</param>
/// <param name="Template">The Blazor template.</param>
internal sealed record StartPair(string Form, PublishedApp Ours, PublishedApp Template)
{
    private readonly List<MeasuredStart> _ours = [], _template = [];

    /// <summary>Starts both in turns, after one start of each that warms the disk's cache and is not counted.</summary>
    internal async Task StartInTurnsAsync(Dictionary<string, string> settings, int starts, TimeSpan idle)
    {
        await StartAsync(Ours, settings, TimeSpan.Zero);
        await StartAsync(Template, [], TimeSpan.Zero);
        for (var i = 1; i <= starts; i++)
        {
            Console.WriteLine($"Start {i} of {starts}, {Form}: CrowdComms, then the Blazor template …");
            _ours.Add(await StartAsync(Ours, settings, idle));
            _template.Add(await StartAsync(Template, [], idle));
        }
    }

    /// <summary>The rows of the table: ours, the template's, and how many times the template's ours is.</summary>
    internal string[][] Rows() =>
    [
        [$"CrowdComms, {Form}", .. Cells(_ours, Figures.Number)],
        [$"the Blazor template, {Form}", .. Cells(_template, Figures.Number)],
        ["times the template", .. Values(_ours).Zip(Values(_template), (a, b) => Figures.Number(a / b))],
    ];

    private static string[] Cells(List<MeasuredStart> starts, Func<double, string> write) => [.. Values(starts).Select(write)];

    private static double[] Values(List<MeasuredStart> starts) =>
    [
        Figures.Median(starts.Select(s => s.Ready)), starts.Max(s => s.Ready), Figures.Median(starts.Select(s => s.Cpu)),
        Figures.Median(starts.Select(s => s.Memory)),
    ];

    private static async Task<MeasuredStart> StartAsync(PublishedApp app, Dictionary<string, string> settings, TimeSpan idle)
    {
        await using var running = await app.StartAsync(settings);
        var (ready, cpu) = (running.ReadyAfter.TotalMilliseconds, running.Cpu.TotalMilliseconds);
        await Task.Delay(idle);
        return new MeasuredStart(ready, cpu, running.MemoryInMegabytes);
    }

    /// <summary>One start.</summary>
    /// <param name="Ready">Milliseconds until the first ready answer.</param>
    /// <param name="Cpu">Milliseconds of CPU until then.</param>
    /// <param name="Memory">The working set some seconds later, megabytes.</param>
    private sealed record MeasuredStart(double Ready, double Cpu, double Memory);
}
