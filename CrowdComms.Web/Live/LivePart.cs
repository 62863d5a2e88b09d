using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Live;

/// <summary>
/// One part of a page that shows live figures. It renders only itself, only if what it shows has changed, and always
/// the newest figures: older ones that arrived while it was busy are skipped.
/// </summary>
public abstract class LivePart : ComponentBase, IDisposable
{
    private DateTimeOffset _shownAt;

    /// <summary>The event whose figures are shown.</summary>
    [Parameter, EditorRequired]
    public EventFacts Event { get; set; } = default!;

    [CascadingParameter]
    private BoardPulse? Pulse { get; set; }

    /// <summary>Whether the page is a shared wall. Its viewers may see that a person arrived, but not who it was.</summary>
    [CascadingParameter(Name = "Shared")]
    protected bool IsShared { get; set; }

    [Inject]
    private LiveBoards Boards { get; set; } = default!;

    /// <summary>The figures that are shown now; null until the board has counted for the first time.</summary>
    protected EventFigures? Figures { get; private set; }

    /// <summary>When it was rendered with new figures last.</summary>
    internal DateTimeOffset ShownAt => _shownAt;

    /// <summary>Whether nothing is shown yet.</summary>
    internal bool IsEmpty => Figures is null;

    /// <summary>The shortest time between two renderings of this part.</summary>
    protected virtual TimeSpan Pause => TimeSpan.Zero;

    /// <summary>Returns the portion of the figures that this part shows. If it equals the portion shown before, nothing
    /// is rendered.</summary>
    protected abstract object? Shown(EventFigures figures);

    /// <inheritdoc />
    public void Dispose()
    {
        Pulse?.Remove(this);
        GC.SuppressFinalize(this);
    }

    /// <summary>How long these figures must wait because this part was rendered a moment ago; zero if it can show them
    /// now, null if they change nothing in it.</summary>
    internal TimeSpan? Wait(EventFigures figures, DateTimeOffset now)
    {
        if (Figures is not null && Equals(Shown(figures), Shown(Figures)))
        {
            return null;
        }

        var wait = _shownAt + Pause - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Renders this part with new figures and remembers when.</summary>
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
