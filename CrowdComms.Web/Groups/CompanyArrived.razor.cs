using CrowdComms.Data.Access;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Groups;

/// <summary>
/// The number of a company's registrants who have arrived, live wherever they are checked in. When one of them changes,
/// it counts the company's registrants by an index, at most four times a second; nothing more of the page is rendered.
/// </summary>
public sealed partial class CompanyArrived(CompanyReader companies, IChangeFeed feed, Outage outage, TimeProvider clock)
    : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _watch;
    private DateTimeOffset _countedAt;
    private int _queued;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The id of the company whose registrants are counted.</summary>
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
        // The listener starts before the count, so that no arrival between the two is missed.
        _watch = feed.Subscribe(Access.Event.Id, Changed);
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
            // The user left the page meanwhile.
        }
    }

    private async Task CountAsync(CancellationToken stop)
    {
        var counted = await outage.AskAsync(() => companies.GetAsync(Access.Event.Id, Id, Access.Actor, stop));
        _countedAt = clock.GetUtcNow();
        Row = counted.IsOk ? counted.Value : Row;
    }
}
