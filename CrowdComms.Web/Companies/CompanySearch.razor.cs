using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Companies;

/// <summary>The search field above the companies; asks when somebody pauses in typing.</summary>
public sealed partial class CompanySearch(TimeProvider clock) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private CancellationTokenSource _typing = new();
    private string _text = "";
    private string? _asked;

    /// <summary>What is looked for.</summary>
    [Parameter, EditorRequired] public string Search { get; set; } = "";

    /// <summary>Something else is to be looked for.</summary>
    [Parameter] public EventCallback<string> SearchChanged { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _typing.Cancel();
        _typing.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // Words that came from elsewhere, such as the back button; those typed here are ahead of what was asked.
        if (Search != _asked)
        {
            _text = _asked = Search;
        }
    }

    private async Task TypeAsync(string text)
    {
        _text = text;
        await _typing.CancelAsync();
        _typing.Dispose();
        _typing = new CancellationTokenSource();
        var stop = _typing.Token;
        try
        {
            await Task.Delay(Pause, clock, stop);
            _asked = text.Trim();
            await SearchChanged.InvokeAsync(_asked);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Typed on.
        }
    }
}
