using System.Security.Cryptography;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Live;

/// <summary>
/// Watches a board for all live parts of one page. The parts that change by one push are rendered together in one
/// batch, and nothing is rendered otherwise: a page gets at most five batches a second, however many parts it has.
/// </summary>
public sealed partial class BoardPulse(LiveBoards boards, TimeProvider clock) : ComponentBase, IDisposable
{
    // Charts are expensive to render, so they follow the numbers, three in a batch: all in one would be too large. Each page chooses
    // its own moment, so that a server with many pages does not draw all charts at once.
    private const int SoonestMs = 250, LatestMs = 800, ChartsOfABatch = 3;

    // In a rush the charts join a push; a batch of their own between two pushes would be one too many.
    private static readonly TimeSpan AfterAPush = LiveBoard.SharedBatch * 1.5;

    private readonly TimeSpan _behind = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(SoonestMs, LatestMs));
    private readonly List<LivePart> _parts = [];
    private readonly CancellationTokenSource _gone = new();
    private SharedBatch? _beat;
    private BoardWatch? _watch;
    private EventFigures? _offered;
    private int _queued;
    private DateTimeOffset _renderedAt;
    private DateTimeOffset? _owedSince;
    private List<LivePart> _due = [];
    private bool _waits;

    /// <summary>The event whose board is watched.</summary>
    [Parameter, EditorRequired] public EventFacts Event { get; set; } = default!;

    /// <summary>The content of the page, with the live parts in it.</summary>
    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _watch?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    internal void Add(LivePart part) => _parts.Add(part);

    internal void Remove(LivePart part) => _parts.Remove(part);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _watch = boards.Watch(Event.Id, Offer);
            if (_watch.Current is { } current)
            {
                Offer(current);
            }
        }
    }

    // Any thread may call this. Figures that arrive while the page is busy replace the ones that wait.
    private void Offer(EventFigures figures)
    {
        Volatile.Write(ref _offered, figures);
        if (Interlocked.Exchange(ref _queued, 1) == 0)
        {
            _ = InvokeAsync(() =>
            {
                Volatile.Write(ref _queued, 0);
                Look();
            });
        }
    }

    private void Look()
    {
        var (figures, now) = (Volatile.Read(ref _offered)!, clock.GetUtcNow());
        _due = Due(figures, now);
        if (_due.Count > 0)
        {
            _renderedAt = now;
            _beat?.Render();
        }

        if (!_waits && _parts.Exists(part => part.Wait(figures, now) is not null))
        {
            _waits = true;
            _ = LookAgainAsync();
        }
    }

    // A chart that shows nothing yet is drawn with the numbers: only a change of it can wait.
    private List<LivePart> Due(EventFigures figures, DateTimeOffset now)
    {
        var due = _parts.FindAll(part => part.Wait(figures, now) == TimeSpan.Zero);
        var charts = due.FindAll(part => part is LiveChart { IsEmpty: false });
        _owedSince = charts.Count > 0 ? _owedSince ?? now : null;
        var late = now - _owedSince < _behind ? charts : [.. charts.OrderBy(chart => chart.ShownAt).Skip(ChartsOfABatch)];
        _owedSince = late.Count > 0 ? _owedSince : null;
        due.RemoveAll(late.Contains);
        return due;
    }

    // SharedBatch calls this while it is being rendered: parts that ask for a rendering now are sent in the same batch.
    private void Deliver()
    {
        var figures = Volatile.Read(ref _offered)!;
        _due.ForEach(part => part.Take(figures, _renderedAt));
        _due = [];
    }

    // Parts that had to wait get the last figures too: with the next push, or after their pause if no push comes.
    private async Task LookAgainAsync()
    {
        try
        {
            for (var wait = _behind; wait > TimeSpan.Zero; wait = _renderedAt + AfterAPush - clock.GetUtcNow())
            {
                await Task.Delay(wait, clock, _gone.Token);
            }

            await InvokeAsync(() =>
            {
                _waits = false;
                Look();
            });
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The user closed the page meanwhile, so there is nothing to render.
        }
    }
}
