using CrowdComms.Data.Languages;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Kiosk;

/// <summary>Counts down the seconds until a kiosk returns to its start screen, and shows the last of them.</summary>
public sealed partial class KioskCountdown(TimeProvider clock) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private DateTimeOffset _since;
    private int? _left;

    /// <summary>The length of the countdown in seconds.</summary>
    [Parameter, EditorRequired]
    public int Whole { get; set; }

    /// <summary>How many of the last seconds are shown on the screen.</summary>
    [Parameter, EditorRequired]
    public int Shown { get; set; }

    /// <summary>The question that appears with the seconds, such as whether the person is still there; null for
    /// none.</summary>
    [Parameter]
    public string? Question { get; set; }

    /// <summary>The language that the screen speaks.</summary>
    [Parameter, EditorRequired]
    public Language Spoken { get; set; } = Language.English;

    /// <summary>Called when the countdown has ended.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnOver { get; set; }

    /// <summary>Starts the countdown again, because the visitor is active.</summary>
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
            // The kiosk has left the screen for which the seconds were counted.
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
