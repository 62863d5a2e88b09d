using System.Collections.Concurrent;

namespace CrowdComms.Bench.Boards;

/// <summary>Many circuits of the same page.</summary>
internal sealed class Crowd(Visitor visitor, PageOpened page) : IAsyncDisposable
{
    private const int AtOnce = 8, QuickTries = 3;
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(100), Later = TimeSpan.FromSeconds(1);

    private ConcurrentBag<Circuit> _circuits = [];

    /// <summary>The pages that are open.</summary>
    internal IReadOnlyCollection<Circuit> Circuits => _circuits;

    /// <summary>Opens so many pages as are missing to a number, some at a time.</summary>
    internal Task GrowAsync(int count, CancellationToken cancellationToken) => ForEachAsync(
        Enumerable.Range(0, Math.Max(0, count - _circuits.Count)),
        async (_, stop) => _circuits.Add(await Circuit.OpenAsync(visitor, page, stop)), cancellationToken);

    /// <summary>Closes all pages as a browser does.</summary>
    internal async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await ForEachAsync(_circuits, async (circuit, stop) => await circuit.LeaveAsync(stop), cancellationToken);
        _circuits = [];
    }

    /// <summary>Lets every page find the server again that was stopped, and load again, as the app's pages do.</summary>
    /// <param name="back">Called when a page shows its figures again.</param>
    internal async Task ReturnAsync(Action back, CancellationToken cancellationToken)
    {
        var before = _circuits;
        _circuits = [];
        await Task.WhenAll(before.Select(async circuit =>
        {
            await circuit.Closed.WaitAsync(cancellationToken);
            await FindAsync(circuit, cancellationToken);
            await circuit.DisposeAsync();
            _circuits.Add(await Circuit.OpenAsync(visitor, page, cancellationToken));
            back();
        }));
    }

    public async ValueTask DisposeAsync() =>
        await ForEachAsync(_circuits, async (circuit, _) => await circuit.DisposeAsync(), CancellationToken.None);

    // The pauses are those of the app's own scripts, start.js and ReconnectModal.razor.js, which loads the page when the server is ready.
    private async Task FindAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        for (var tried = 0; ; tried++)
        {
            await Task.Delay(tried < QuickTries ? Quick : Later, cancellationToken);
            try
            {
                if (!await circuit.ReturnAsync(cancellationToken) && await visitor.IsReadyAsync(cancellationToken))
                {
                    return;
                }
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested
                && failure is HttpRequestException or IOException or AggregateException or OperationCanceledException)
            {
                // The server is not there yet.
            }
        }
    }

    private static Task ForEachAsync<T>(IEnumerable<T> all, Func<T, CancellationToken, ValueTask> work, CancellationToken stop) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, work);
}
