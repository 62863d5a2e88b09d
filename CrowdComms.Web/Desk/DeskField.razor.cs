using CrowdComms.Data.CheckIn;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Desk;

/// <summary>
/// The desk's one field. Its text lives in the browser, so that a scanner is never slower than a round trip; a scan gets
/// its id there before it is sent, and is sent again with the same id when the connection was cut.
/// </summary>
public sealed partial class DeskField
{
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _root;
    private DotNetObjectReference<DeskField>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _field;

    /// <summary>The event's slug, or another name of this place: what the browser keeps is kept under it.</summary>
    [Parameter, EditorRequired]
    public string Slug { get; set; } = "";

    /// <summary>Which way people go; kept with each scan as it is made.</summary>
    [Parameter]
    public Direction Direction { get; set; }

    /// <summary>Whether a list of people is open.</summary>
    [Parameter]
    public bool Expanded { get; set; }

    /// <summary>The id of the highlighted person's element.</summary>
    [Parameter]
    public string? Active { get; set; }

    /// <summary>Called as the text changes.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task> OnTyped { get; set; } = default!;

    /// <summary>Called with the text, the scan's id and its direction at Enter; answers whether the text is done with.</summary>
    [Parameter, EditorRequired]
    public Func<string, Guid, Direction, Task<bool>> OnEntered { get; set; } = default!;

    /// <summary>Called with <c>up</c>, <c>down</c>, <c>escape</c>, <c>F2</c>, <c>F6</c> or <c>F8</c>.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task> OnKey { get; set; } = default!;

    /// <summary>Called once, with the id of the last scan that this browser made in this sitting.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, Task> OnReturned { get; set; } = default!;

    /// <summary>Empties the field and gives it the focus.</summary>
    public Task ClearTextAsync() => CallAsync("clear");

    /// <summary>Plays the sound of a tone and keeps the scan as the last one.</summary>
    public Task AnsweredAsync(string tone, Guid scanId) => CallAsync("answered", tone, scanId.ToString());

    /// <summary>For the script: the text changed.</summary>
    [JSInvokable]
    public Task Typed(string text) => ShownAsync(() => OnTyped(text));

    /// <summary>For the script: Enter was pressed.</summary>
    [JSInvokable]
    public async Task<bool> Entered(string text, Guid scanId, string direction)
    {
        var done = false;
        await ShownAsync(async () => done = await OnEntered(text, scanId, Enum.Parse<Direction>(direction)));
        return done;
    }

    /// <summary>For the script: a key that the desk knows was pressed.</summary>
    [JSInvokable]
    public Task Key(string key) => ShownAsync(() => OnKey(key));

    /// <summary>For the script: this browser was here before.</summary>
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
            // The browser is gone, and its script with it.
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

    // The script takes a failed call for a lost connection: what went wrong here is shown by the page, and logged.
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

    /// <summary>Tells the code of another system's barcode from a name: no blanks, no @, digits, long.</summary>
    internal static bool LooksScanned(string text) => text.Length >= 8 && text.Any(char.IsDigit) && !text.Any(c => char.IsWhiteSpace(c) || c == '@');
}
