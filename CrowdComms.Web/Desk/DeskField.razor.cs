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

    /// <summary>The id of the scan that was decided last, a blank, and the name of its tone. The script plays the sound
    /// of the tone and remembers the scan; null before the first scan.</summary>
    [Parameter]
    public string? Answered { get; set; }

    /// <summary>How often the field was to be emptied. The script empties it each time the number changes.</summary>
    [Parameter]
    public int Cleared { get; set; }

    /// <summary>Called with the text each time it changes.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task> OnTyped { get; set; } = default!;

    /// <summary>Called with each text that was entered or read.</summary>
    [Parameter, EditorRequired]
    public Func<DeskEntry, Task<EntryState>> OnEntered { get; set; } = default!;

    /// <summary>Called when a key with a meaning is pressed: <c>up</c>, <c>down</c>, <c>escape</c>, <c>F2</c>,
    /// <c>F6</c> or <c>F8</c>, or <c>garbled</c> when a scanner
    /// types for another keyboard layout.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task> OnKey { get; set; } = default!;

    /// <summary>Called once after the page opens, with the id of the last scan that this browser tab sent before.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, Task> OnReturned { get; set; } = default!;

    /// <summary>The script calls this when the text changed.</summary>
    [JSInvokable]
    public Task Typed(string text) => ShownAsync(() => OnTyped(text));

    /// <summary>The script calls this for each text that was entered or read, and again until it has a response.</summary>
    /// <returns>The name of the <see cref="EntryState"/>.</returns>
    [JSInvokable]
    public async Task<string> Entered(string text, Guid scanId, string direction, bool late)
    {
        var state = EntryState.Open;
        await ShownAsync(async () =>
            state = await OnEntered(new DeskEntry(text, scanId, Enum.Parse<Direction>(direction), late)));
        return state.ToString();
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
            if (_field is not null)
            {
                await _field.InvokeVoidAsync("stop");
                await _field.DisposeAsync();
            }

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

    /// <summary>Tells the barcode of another system from a name: at least eight characters, digits, no blanks and no
    /// @.</summary>
    internal static bool LooksScanned(string text) => text.Length >= 8 && text.Any(char.IsDigit)
        && !text.Any(c => char.IsWhiteSpace(c) || c == '@');
}
