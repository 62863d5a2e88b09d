using CrowdComms.Data.CheckIn;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Desk;

/// <summary>
/// The single input field of the desk. Its text is kept in the browser, so that a scanner never waits for the server. A
/// scan gets its id in the browser before it is sent, and is sent again with the same id if the connection was
/// interrupted.
/// </summary>
public sealed partial class DeskField
{
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _root;
    private DotNetObjectReference<DeskField>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _field;

    /// <summary>The event's slug, or the slug with a suffix for the zone stations: the browser stores what it remembers
    /// under this key.</summary>
    [Parameter, EditorRequired]
    public string Slug { get; set; } = "";

    /// <summary>The direction in which people go, in or out; the browser keeps it with each scan.</summary>
    [Parameter]
    public Direction Direction { get; set; }

    /// <summary>Whether a list of registrants is open below the field.</summary>
    [Parameter]
    public bool Expanded { get; set; }

    /// <summary>The id of the HTML element of the highlighted registrant; null if none is highlighted.</summary>
    [Parameter]
    public string? Active { get; set; }

    /// <summary>Called with the text each time it changes.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task> OnTyped { get; set; } = default!;

    /// <summary>Called at Enter with the text, the scan's id and its direction. It returns whether the text was decided
    /// and can be removed.</summary>
    [Parameter, EditorRequired]
    public Func<string, Guid, Direction, Task<bool>> OnEntered { get; set; } = default!;

    /// <summary>Called when a key with a meaning is pressed: <c>up</c>, <c>down</c>, <c>escape</c>, <c>F2</c>,
    /// <c>F6</c> or <c>F8</c>.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task> OnKey { get; set; } = default!;

    /// <summary>Called once after the page opens, with the id of the last scan that this browser tab sent before.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, Task> OnReturned { get; set; } = default!;

    /// <summary>Empties the field and gives it the focus.</summary>
    public Task ClearTextAsync() => CallAsync("clear");

    /// <summary>Plays the sound that belongs to a tone, and tells the browser to remember this scan as its last one.</summary>
    public Task AnsweredAsync(string tone, Guid scanId) => CallAsync("answered", tone, scanId.ToString());

    /// <summary>The script calls this when the text changed.</summary>
    [JSInvokable]
    public Task Typed(string text) => ShownAsync(() => OnTyped(text));

    /// <summary>The script calls this when Enter was pressed, also when it sends a scan again.</summary>
    [JSInvokable]
    public async Task<bool> Entered(string text, Guid scanId, string direction)
    {
        var done = false;
        await ShownAsync(async () => done = await OnEntered(text, scanId, Enum.Parse<Direction>(direction)));
        return done;
    }

    /// <summary>The script calls this when a key was pressed that has a meaning at the desk.</summary>
    [JSInvokable]
    public Task Key(string key) => ShownAsync(() => OnKey(key));

    /// <summary>The script calls this when this browser tab had sent a scan before the page opened.</summary>
    [JSInvokable]
    public Task Returned(Guid scanId) => ShownAsync(() => OnReturned(scanId));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        try
        {
            await CallAsync("stop");
            await (_field?.DisposeAsync() ?? default);
            await (_module?.DisposeAsync() ?? default);
        }
        catch (JSDisconnectedException)
        {
            // The browser has closed the connection, so the script no longer exists.
        }

        _self?.Dispose();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _module = await Script.InvokeAsync<IJSObjectReference>("import", _gone.Token, "./Desk/DeskField.razor.js");
        _field = await _module.InvokeAsync<IJSObjectReference>("start", _gone.Token, _root, _self, Slug);
    }

    // The script would take an exception for a lost connection and send again, so the page shows the failure and logs
    // it instead.
    private async Task ShownAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private async Task ClearAsync()
    {
        await ClearTextAsync();
        await OnKey("escape");
    }

    private async Task CallAsync(string name, params object?[] arguments)
    {
        if (_field is not null)
        {
            await _field.InvokeVoidAsync(name, arguments);
        }
    }

    /// <summary>Tells the barcode of another system from a name: at least eight characters, digits, no blanks and no
    /// @.</summary>
    internal static bool LooksScanned(string text) => text.Length >= 8 && text.Any(char.IsDigit)
        && !text.Any(c => char.IsWhiteSpace(c) || c == '@');
}
