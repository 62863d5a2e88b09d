using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Kiosk;

/// <summary>Counts the seconds until a kiosk is back at its start, and shows the last of them.</summary>
public sealed partial class KioskCountdown(TimeProvider clock) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private DateTimeOffset _since;
    private int? _left;

    /// <summary>Seconds until it is over.</summary>
    [Parameter, EditorRequired]
    public int Whole { get; set; }

    /// <summary>So many of the last seconds are shown.</summary>
    [Parameter, EditorRequired]
    public int Shown { get; set; }

    /// <summary>What is asked when the seconds appear.</summary>
    [Parameter]
    public string? Question { get; set; }

    /// <summary>It is over.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnOver { get; set; }

    /// <summary>Somebody is there: it begins anew.</summary>
    public void Restart()
    {
        _since = clock.GetUtcNow();
        Look();
        StateHasChanged();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _since = clock.GetUtcNow();
        Look();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = CountAsync();
        }
    }

    private async Task CountAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
            while (await timer.WaitForNextTickAsync(_gone.Token))
            {
                await InvokeAsync(TickAsync);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The step that it counts for is over.
        }
    }

    private async Task TickAsync()
    {
        var before = _left;
        Look();
        if (_left == 0)
        {
            await _gone.CancelAsync();
            await OnOver.InvokeAsync();
        }
        else if (_left != before)
        {
            StateHasChanged();
        }
    }

    private void Look()
    {
        var left = Math.Max(0, Whole - (int)(clock.GetUtcNow() - _since).TotalSeconds);
        _left = left <= Shown ? left : null;
    }
}
