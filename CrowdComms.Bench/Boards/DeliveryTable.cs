namespace CrowdComms.Bench.Boards;

/// <summary>Prints how long a check-in takes to boards and event streams, and what a message costs, beside a bare hub.</summary>
internal sealed class DeliveryTable(IReadOnlyList<int> counts, string on)
{
    private static readonly string[] Columns =
        ["", "p50", "p95", "p99", "longest", "p50 after the answer", "p99 after the answer", "bytes a message", "CPU a message, µs",
            "CPU a change for each client, µs"];

    private readonly List<string[]> _rows = [];

    internal async Task MeasureAsync(IAudience boards, IAudience streams, CancellationToken cancellationToken)
    {
        BareClients? bare = null;
        foreach (var count in counts)
        {
            var bytes = await AddAsync(boards, count, cancellationToken);
            await AddAsync(streams, count, cancellationToken);
            bare ??= await BareClients.StartAsync(bytes, cancellationToken);
            await AddAsync(bare, count, cancellationToken);
            Print();
        }

        await (bare?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    // Each number of clients takes minutes, so it is printed when it is measured.
    private void Print()
    {
        Figures.Print($"From just before a check-in is sent over REST until its bytes reach a client, on {on}, milliseconds; "
            + "the goals at 500 dashboards: p99 60 quiet, 250 at 5 a second; CPU 100 µs at 1,000", [Columns, .. _rows]);
        _rows.Clear();
    }

    private async Task<int> AddAsync(IAudience audience, int count, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{count:#,0} × {audience.Name} …");
        await audience.GrowAsync(count, cancellationToken);
        await Delivery.MeasureAsync(audience, Pace.First, cancellationToken);
        var bytes = 1;
        foreach (var pace in new[] { Pace.Quiet, Pace.Busy })
        {
            var delivery = await Delivery.MeasureAsync(audience, pace, cancellationToken);
            var (since, after) = (delivery.SinceSent, delivery.SinceAnswered);
            bytes = (int)(delivery.Bytes / delivery.Messages);
            _rows.Add([$"{count:#,0} × {audience.Name}, {pace.Name}", .. Figures.Times(since),
                Figures.Number(Figures.Percentile(after, 50)), Figures.Number(Figures.Percentile(after, 99)), Figures.Number(bytes),
                Figures.Number(delivery.Cpu.TotalMicroseconds / delivery.Messages),
                Figures.Number(delivery.Cpu.TotalMicroseconds / since.Count)]);
        }

        await audience.LeaveAsync(cancellationToken);
        return bytes;
    }
}
