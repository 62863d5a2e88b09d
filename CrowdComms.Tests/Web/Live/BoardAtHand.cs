using System.Collections.Concurrent;
using System.Diagnostics;
using CrowdComms.Data;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Web.Live;

/// <summary>The boards of a house, and a watcher that remembers what it was given.</summary>
internal sealed class BoardAtHand(
    House house, ILogger<LiveBoard>? log = null, IChangeFeed? feed = null, WaitedClock? clock = null) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<EventFigures> _seen = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly long _began = Stopwatch.GetTimestamp();

    internal LiveBoards Boards { get; } = new(
        clock is null ? house.Get<FiguresReader>()
        : new FiguresReader(house.Get<IDbContextFactory<CrowdCommsContext>>(), house.Get<IDatabaseEngine>(),
            house.Get<IArrivalCount>(), clock), feed ?? house.Feed, house.Get<Outage>(), clock
            ?? house.Clock, log ?? NullLogger<LiveBoard>.Instance);

    internal IReadOnlyList<EventFigures> Seen => [.. _seen];

    internal BoardWatch Watch(Guid eventId) => Boards.Watch(eventId, figures =>
    {
        _seen.Enqueue(figures);
        _news.Release();
    });

    /// <summary>Lets the house's clock run, in steps of 80 ms, at most forty times as fast as a clock, until a watcher
    /// saw figures like these.</summary>
    internal async Task<EventFigures> UntilAsync(Func<EventFigures, bool> wanted)
    {
        EventFigures? found;
        while ((found = _seen.LastOrDefault(wanted)) is null)
        {
            await TickAsync();
        }

        return found;
    }

    /// <summary>Lets the house's clock run until something is so; a page that is drawn meanwhile is drawn to its end
    /// before the next step.</summary>
    internal async Task UntilAsync(Func<bool> wanted, Func<Task>? drawn = null)
    {
        while (!wanted())
        {
            await TickAsync();
            await (drawn?.Invoke() ?? Task.CompletedTask);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Boards.DisposeAsync();
        _news.Dispose();
    }

    private async Task TickAsync()
    {
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        Assert.True(Stopwatch.GetElapsedTime(_began) < Patience, $"It did not come about. The last figures: {_seen.LastOrDefault()}");
        // While the board counts no time passes: on a busy machine a count would seem to take many seconds.
        if ((clock ?? house.Clock).IsWaitedFor)
        {
            house.Clock.Advance(TimeSpan.FromMilliseconds(80));
            clock?.Advance(TimeSpan.FromMilliseconds(80));
        }

        await _news.WaitAsync(TimeSpan.FromMilliseconds(2), TestContext.Current.CancellationToken);
    }
}
