using CrowdComms.Data.Access;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Groups;

/// <summary>
/// How many of a company have arrived, live wherever they are checked in. It counts one company's people, by its index, when one of
/// them moves and at most four times a second; nothing else of the page is rendered for it.
/// </summary>
public sealed partial class CompanyArrived(CompanyReader companies, IChangeFeed feed, Outage outage, TimeProvider clock)
    : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _watch;
    private DateTimeOffset _countedAt;
    private int _queued;

    /// <summary>The event and who looks.</summary>
    [Parameter, EditorRequired] public Room Room { get; set; } = default!;

    /// <summary>Which company.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    private CompanyRow? Row { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _watch?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        // Watched before it is counted, so that nobody slips in between.
        _watch = feed.Subscribe(Room.Event.Id, Changed);
        return CountAsync(_gone.Token);
    }

    private void Changed(EventChanged change)
    {
        if ((change.Reread || change.Moves.Any(m => m.CompanyId == Id)) && Interlocked.Exchange(ref _queued, 1) == 0)
        {
            _ = InvokeAsync(CountAgainAsync);
        }
    }

    private async Task CountAgainAsync()
    {
        if (_gone.IsCancellationRequested)
        {
            return;
        }

        var stop = _gone.Token;
        try
        {
            var wait = _countedAt + Pause - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, stop);
            }

            Volatile.Write(ref _queued, 0);
            await CountAsync(stop);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    private async Task CountAsync(CancellationToken stop)
    {
        var counted = await outage.AskAsync(() => companies.GetAsync(Room.Event.Id, Id, Room.Actor, stop));
        _countedAt = clock.GetUtcNow();
        Row = counted.IsOk ? counted.Value : Row;
    }
}
