using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using CrowdComms.Bench.Race;

namespace CrowdComms.Bench.Boards;

/// <summary>Programs that follow the event's figures as server-sent events.</summary>
internal sealed class StreamReaders(OurApp app, Desk desk) : IAudience
{
    private readonly HttpClient _client = new() { BaseAddress = app.Server, Timeout = Timeout.InfiniteTimeSpan };
    private readonly List<OneStream> _streams = [];
    private CancellationTokenSource _end = new();

    public string Name => "event streams";

    public int Server => app.Process;

    public async Task GrowAsync(int count, CancellationToken cancellationToken)
    {
        await desk.BeginAsync(cancellationToken);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", desk.Token);
        while (_streams.Count < count)
        {
            var stream = await _client.GetStreamAsync(app.Stream, cancellationToken);
            var one = new OneStream();
            one.Reading = one.ReadAsync(stream, _end.Token);
            _streams.Add(one);
        }
    }

    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await EndAsync();
        _end = new CancellationTokenSource();
    }

    public async Task<Changes> FollowAsync(int changes, CancellationToken cancellationToken)
    {
        var here = await desk.BeginAsync(cancellationToken);
        var coming = new Changes(changes, number => Encoding.UTF8.GetBytes($"\"peopleArrived\":{here + number},"));
        _streams.ForEach(stream => stream.Follower = coming.Follow());
        return coming;
    }

    public Task ChangeAsync(int number, CancellationToken cancellationToken) => desk.ScanAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _client.Dispose();
    }

    private async Task EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_streams.Select(s => s.Reading));
        _streams.Clear();
        _end.Dispose();
    }

    private sealed class OneStream
    {
        internal Follower? Follower { get; set; }

        internal Task Reading { get; set; } = Task.CompletedTask;

        internal async Task ReadAsync(Stream stream, CancellationToken end)
        {
            await using var closing = stream;
            try
            {
                await foreach (var _ in SseParser.Create(stream, Hear).EnumerateAsync(end))
                {
                    // The event was heard while it was parsed.
                }
            }
            catch (OperationCanceledException)
            {
                // The streams are over.
            }
        }

        private bool Hear(string type, ReadOnlySpan<byte> data)
        {
            Follower?.Hear(data);
            return true;
        }
    }
}
