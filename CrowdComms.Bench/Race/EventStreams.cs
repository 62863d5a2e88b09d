using System.Net.Http.Headers;

namespace CrowdComms.Bench.Race;

/// <summary>Programs that follow the live figures of the event as server-sent events.</summary>
internal sealed class EventStreams : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _client;
    private readonly List<Task> _reading = [];
    private long _bytes;

    private EventStreams(HttpClient client) => _client = client;

    /// <summary>The bytes that arrived on all streams together.</summary>
    internal long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How many streams are still open.</summary>
    internal int Open => _reading.Count(r => !r.IsCompleted);

    /// <summary>Opens streams, and waits until each of them has its first figures.</summary>
    internal static async Task<EventStreams> OpenAsync(OurApp app, string? token, int count, CancellationToken cancellationToken)
    {
        var client = new HttpClient { BaseAddress = app.Server, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var streams = new EventStreams(client);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, count).Select(_ => streams.FollowAsync(app.Stream, cancellationToken)));
            return streams;
        }
        catch
        {
            await streams.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_reading);
        _client.Dispose();
        _end.Dispose();
    }

    private async Task FollowAsync(string path, CancellationToken cancellationToken)
    {
        var stream = await _client.GetStreamAsync(path, cancellationToken);
        var buffer = new byte[64 * 1024];
        var first = await stream.ReadAsync(buffer, cancellationToken);
        lock (_reading)
        {
            _reading.Add(ReadAsync(stream, buffer, first));
        }
    }

    private async Task ReadAsync(Stream stream, byte[] buffer, int read)
    {
        await using var closing = stream;
        try
        {
            while (read > 0)
            {
                Interlocked.Add(ref _bytes, read);
                read = await stream.ReadAsync(buffer, _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The streams are over.
        }
    }
}
