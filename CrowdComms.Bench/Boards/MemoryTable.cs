namespace CrowdComms.Bench.Boards;

/// <summary>Prints what a circuit of a page holds after all garbage was collected, beside the counter of the Blazor template.</summary>
internal sealed class MemoryTable(IReadOnlyList<int> counts)
{
    private const double Kibi = 1024, Mega = 1e6;
    private const int WarmUp = 20;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    private readonly List<string[]> _rows =
        [["", "circuits", "managed, KiB each", "times the template", "working set, KiB each", "managed, MB", "working set, MB", "goal"]];
    private readonly Dictionary<int, double> _reference = [];

    /// <summary>Opens and closes a few pages, then measures what the process holds without any.</summary>
    internal static async Task<Held> AtRestAsync(Crowd crowd, int process, CancellationToken cancellationToken)
    {
        await crowd.GrowAsync(WarmUp, cancellationToken);
        await crowd.LeaveAsync(cancellationToken);
        await Task.Delay(Rest, cancellationToken);
        return await Heap.CollectAsync(process, cancellationToken);
    }

    /// <summary>Opens more and more pages. What is measured first is the reference of the others.</summary>
    internal async Task MeasureAsync(Crowd crowd, PageOpened page, int process, CancellationToken cancellationToken)
    {
        var rest = await AtRestAsync(crowd, process, cancellationToken);
        foreach (var count in counts)
        {
            Console.WriteLine($"{count:#,0} × {page.Name} …");
            await crowd.GrowAsync(count, cancellationToken);
            await Task.Delay(Rest, cancellationToken);
            var held = await Heap.CollectAsync(process, cancellationToken);
            var each = (held.Managed - rest.Managed) / count / Kibi;
            _reference.TryAdd(count, each);
            _rows.Add([page.Name, $"{count:#,0}", Figures.Number(each), Figures.Number(each / _reference[count]),
                Figures.Number((held.WorkingSet - rest.WorkingSet) / count / Kibi), Figures.Number(held.Managed / Mega),
                Figures.Number(held.WorkingSet / Mega), page.Goal]);
        }
    }

    internal void Print() => Figures.Print("What a circuit holds, after collection", [.. _rows]);
}
