using System.Globalization;
using System.Text;

namespace CrowdComms.Bench.Boards;

/// <summary>Visitors with the event's dashboard open.</summary>
internal sealed class Dashboards(Crowd crowd, Desk desk, int server) : IAudience
{
    public string Name => "dashboards";

    public int Server => server;

    public Task GrowAsync(int count, CancellationToken cancellationToken) => crowd.GrowAsync(count, cancellationToken);

    public Task LeaveAsync(CancellationToken cancellationToken) => crowd.LeaveAsync(cancellationToken);

    public async Task<Changes> FollowAsync(int changes, CancellationToken cancellationToken)
    {
        var here = await desk.BeginAsync(cancellationToken);
        var coming = new Changes(changes, number => Text(here + number));
        foreach (var circuit in crowd.Circuits)
        {
            var follower = coming.Follow();
            circuit.Rendered = batch => follower.Hear(batch);
        }

        return coming;
    }

    public Task ChangeAsync(int number, CancellationToken cancellationToken) => desk.ScanAsync(cancellationToken);

    public ValueTask DisposeAsync() => crowd.DisposeAsync();

    // The number of people who are here, as a batch has every text: its length, then the text.
    private static byte[] Text(int people)
    {
        var text = people.ToString("N0", CultureInfo.InvariantCulture);
        return [(byte)text.Length, .. Encoding.UTF8.GetBytes(text)];
    }
}
