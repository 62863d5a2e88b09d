using CrowdComms.Data.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using static CrowdComms.Web.Scans.ScansTexts;

namespace CrowdComms.Web.Scans;

/// <summary>
/// Reads tickets with the camera of this device. It sends each code to the field of the page that listens for
/// <c>ticket-read</c>, as a scanner's text and Enter do. It is loaded only when the user opens it, and no image leaves
/// the browser.
/// </summary>
public sealed partial class CameraScanner
{
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _root;
    private DotNetObjectReference<CameraScanner>? _self;
    private IJSObjectReference? _module, _camera;
    private IReadOnlyList<CameraChoice> _cameras = [];
    private string? _current, _trouble;
    private string _state = "starting";
    private bool _open, _start, _hasTorch, _torch;

    /// <summary>Whether it is the main part of the page, as on a kiosk, and is shown large.</summary>
    [Parameter] public bool Large { get; set; }

    /// <summary>Whether it opens on its own if it was open before, as on a kiosk without staff beside it.</summary>
    [Parameter] public bool Stays { get; set; }

    /// <summary>The language of a kiosk's visitor; null for that of the page.</summary>
    [Parameter] public Language? Spoken { get; set; }

    /// <summary>The script calls this when the camera delivers images.</summary>
    [JSInvokable]
    public void Started(CameraChoice[] cameras, string current, bool hasTorch)
    {
        (_cameras, _current, _hasTorch, _torch, _trouble, _state) = (cameras, current, hasTorch, false, null, "ready");
        StateHasChanged();
    }

    /// <summary>The script calls this when the camera cannot be used, with the reason.</summary>
    [JSInvokable]
    public void Failed(string why)
    {
        (_trouble, _state) = (why, why);
        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        try
        {
            await StopAsync();
            await (_module?.DisposeAsync() ?? default);
        }
        catch (JSDisconnectedException)
        {
            // The browser has closed the connection, and with it the camera.
        }

        _self?.Dispose();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Stays && await (await ModuleAsync()).InvokeAsync<bool>("wasOpen", _gone.Token))
        {
            OpenAsync();
            StateHasChanged();
        }

        if (_start)
        {
            _start = false;
            _self ??= DotNetObjectReference.Create(this);
            _camera = await (await ModuleAsync()).InvokeAsync<IJSObjectReference>("start", _gone.Token, _root, _self,
                new { front = Large, stays = Stays });
        }
    }

    private async Task<IJSObjectReference> ModuleAsync() =>
        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", _gone.Token, "./Scans/CameraScanner.razor.js");

    private static string Sentence(string why) => why switch
    {
        "denied" => L["The browser blocks the camera. Allow it for this page in the browser’s settings, then try again."],
        "missing" => L["No camera found. Use a scanner, or type the name."],
        "busy" => L["Another app is using the camera. Close it, then try again."],
        "insecure" => L["The camera works only over HTTPS. Open this page at its https address, or use a scanner."],
        "decoder" => L["The QR code reader did not load. Check the network, then try again."],
        _ => L["The camera did not start. Try again, or use a scanner."],
    };

    private void OpenAsync() => (_open, _start, _state, _trouble) = (true, true, "starting", null);

    private async Task RetryAsync()
    {
        await StopAsync();
        OpenAsync();
    }

    private async Task CloseAsync()
    {
        await CallAsync("close");
        await StopAsync();
        _open = false;
    }

    private Task ChooseAsync(ChangeEventArgs e) => CallAsync("choose", e.Value?.ToString());

    private async Task TorchAsync()
    {
        _torch = !_torch;
        await CallAsync("torch", _torch);
    }

    private async Task StopAsync()
    {
        await CallAsync("stop");
        await (_camera?.DisposeAsync() ?? default);
        _camera = null;
    }

    private async Task CallAsync(string name, params object?[] arguments)
    {
        if (_camera is not null)
        {
            await _camera.InvokeVoidAsync(name, arguments);
        }
    }
}

/// <summary>A camera of the device.</summary>
/// <param name="Id">The id that the browser gives it.</param>
/// <param name="Name">The name that the device gives it, for people.</param>
public sealed record CameraChoice(string Id, string Name);
