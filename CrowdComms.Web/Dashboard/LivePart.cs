using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Web.Live;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Dashboard;

/// <summary>
/// One live region of a board. It watches for itself, renders itself and nothing else, only when what it shows is different,
/// and always the newest figures: those that came while it was busy are passed over.
/// </summary>
public abstract class LivePart : ComponentBase, IDisposable
{
    private BoardWatch? _watch;
    private EventFigures? _offered;
    private DateTimeOffset _shownAt;
    private int _queued;
    private bool _gone;

    /// <summary>The event.</summary>
    [Parameter, EditorRequired]
    public EventFacts Event { get; set; } = default!;

    [Inject]
    private LiveBoards Boards { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <summary>The figures shown; null until there are some.</summary>
    protected EventFigures? Figures { get; private set; }

    /// <summary>The least time between two renderings.</summary>
    protected virtual TimeSpan Pause => TimeSpan.Zero;

    /// <summary>What of the figures this part shows: where it is equal, nothing is rendered.</summary>
    protected abstract object? Shown(EventFigures figures);

    /// <inheritdoc />
    public void Dispose()
    {
        _gone = true;
        _watch?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Figures = Boards.Current(Event.Id);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _watch = Boards.Watch(Event.Id, Show);
            if (_watch.Current is { } current)
            {
                Show(current);
            }
        }
    }

    /// <summary>Shows these figures, at once or after <see cref="Pause"/>; callable from any thread.</summary>
    public void Show(EventFigures figures)
    {
        Volatile.Write(ref _offered, figures);
        if (Interlocked.Exchange(ref _queued, 1) == 0)
        {
            _ = InvokeAsync(TakeAsync);
        }
    }

    private async Task TakeAsync()
    {
        var wait = _shownAt + Pause - Clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, Clock);
        }

        Volatile.Write(ref _queued, 0);
        var figures = Volatile.Read(ref _offered)!;
        if (!_gone && (Figures is null || !Equals(Shown(figures), Shown(Figures))))
        {
            Figures = figures;
            _shownAt = Clock.GetUtcNow();
            StateHasChanged();
        }
    }
}
