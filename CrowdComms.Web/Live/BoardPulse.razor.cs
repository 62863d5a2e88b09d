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
    // A chart is expensive to render, so each batch contains at most one: the batches stay small.
    private const int ChartsOfABatch = 1;
    private static readonly TimeSpan Behind = LiveBoard.SharedBatch * 1.5;

    private readonly List<LivePart> _parts = [];
    private readonly CancellationTokenSource _gone = new();
    private SharedBatch? _beat;
    private BoardWatch? _watch;
    private EventFigures? _offered;
    private int _queued;
    private DateTimeOffset _renderedAt;
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
        if (_parts.Exists(part => part.Wait(figures, now) == TimeSpan.Zero))
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

    // SharedBatch calls this while it is being rendered: parts that ask for a rendering now are sent in the same batch.
    private void Deliver()
    {
        var (figures, now, charts) = (Volatile.Read(ref _offered)!, _renderedAt, 0);
        foreach (var part in _parts.Where(part => part.Wait(figures, now) == TimeSpan.Zero))
        {
            if (part is not LiveChart || charts++ < ChartsOfABatch)
            {
                part.Take(figures, now);
            }
        }
    }

    // Parts that had to wait get the last figures too: with the next push, or after their pause if no push comes.
    private async Task LookAgainAsync()
    {
        try
        {
            for (var wait = Behind; wait > TimeSpan.Zero; wait = _renderedAt + Behind - clock.GetUtcNow())
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
