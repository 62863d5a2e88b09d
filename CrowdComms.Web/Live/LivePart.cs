using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Live;

/// <summary>
/// One live region of a board. It renders itself and nothing else, only when what it shows is different, and always the
/// newest figures: those that came while it was busy are passed over.
/// </summary>
public abstract class LivePart : ComponentBase, IDisposable
{
    private DateTimeOffset _shownAt;

    /// <summary>The event.</summary>
    [Parameter, EditorRequired]
    public EventFacts Event { get; set; } = default!;

    [CascadingParameter]
    private BoardPulse? Pulse { get; set; }

    [Inject]
    private LiveBoards Boards { get; set; } = default!;

    /// <summary>The figures shown; null until there are some.</summary>
    protected EventFigures? Figures { get; private set; }

    /// <summary>The least time between two renderings.</summary>
    protected virtual TimeSpan Pause => TimeSpan.Zero;

    /// <summary>What of the figures this part shows: where it is equal, nothing is rendered.</summary>
    protected abstract object? Shown(EventFigures figures);

    /// <inheritdoc />
    public void Dispose()
    {
        Pulse?.Remove(this);
        GC.SuppressFinalize(this);
    }

    /// <summary>How long these figures must wait because this part was rendered too lately; zero for not at all, null when they are no news to it.</summary>
    internal TimeSpan? Wait(EventFigures figures, DateTimeOffset now)
    {
        if (Figures is not null && Equals(Shown(figures), Shown(Figures)))
        {
            return null;
        }

        var wait = _shownAt + Pause - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Shows these figures.</summary>
    internal void Take(EventFigures figures, DateTimeOffset now)
    {
        (Figures, _shownAt) = (figures, now);
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Figures = Boards.Current(Event.Id);
        Pulse?.Add(this);
    }
}
