using CrowdComms.Data.Access;
using CrowdComms.Data.Languages;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using static CrowdComms.Web.Kiosk.KioskTexts;

namespace CrowdComms.Web.Kiosk;

/// <summary>
/// The screen for self check-in. A visit belongs to one person: when the next visit begins, everything of the last one
/// is removed from the visit, from the page and from the fields, which are created again.
/// </summary>
public sealed partial class KioskScreen : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _root;
    private DotNetObjectReference<KioskScreen>? _self;
    private IJSObjectReference? _module, _script;
    private KioskCountdown? _patience;
    private KioskVisit _visit = default!;
    private bool _moved;

    /// <summary>The event, and the user or paired device that runs the kiosk.</summary>
    [Parameter, EditorRequired]
    public EventAccess Access { get; set; } = default!;

    /// <summary>The id of the station that is this kiosk.</summary>
    [Parameter, EditorRequired]
    public Guid StationId { get; set; }

    /// <summary>The language in which a visit begins, until the visitor chooses another.</summary>
    [Parameter]
    public Language Home { get; set; } = Language.English;

    private string? Said => _visit.View switch
    {
        KioskView.Done => L["Welcome. You are checked in."],
        KioskView.Refused => L["Go to the desk. Our staff will help you."],
        _ => null,
    };

    /// <summary>The script calls this when a scanner or the camera has read something, or when a person has typed it.</summary>
    [JSInvokable]
    public async Task Read(string text, bool typed)
    {
        if (_visit.View is KioskView.Start or KioskView.Done or KioskView.Refused && !_visit.IsBusy)
        {
            await _visit.ReadAsync(text, typed);
            StateHasChanged();
        }
    }

    /// <summary>The script calls this when a person touches the screen or types.</summary>
    [JSInvokable]
    public void Active() => _patience?.Restart();

    /// <summary>The script calls this when Escape was pressed.</summary>
    [JSInvokable]
    public Task Leave() => _visit.ResetAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _visit.Dispose();
        await _gone.CancelAsync();
        try
        {
            await CallAsync("stop");
            await (_script?.DisposeAsync() ?? default);
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
    protected override void OnInitialized() => _visit = new KioskVisit(Kiosks, CheckIn, Outages)
    {
        Access = Access,
        Place = new(Access.Event.Id, StationId),
        Home = Home,
        OnMoved = Draw,
        OnSignedOut = () => Navigation.NavigateTo(DeviceSignIn.SignedOut, forceLoad: true),
    };

    /// <inheritdoc />
    protected override void OnParametersSet() =>
        (_visit.Access, _visit.Place) = (Access, new(Access.Event.Id, StationId));

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Script.InvokeAsync<IJSObjectReference>("import", _gone.Token, "./Kiosk/KioskScreen.razor.js");
            _script = await _module.InvokeAsync<IJSObjectReference>("start", _gone.Token, _root, _self);
            await _visit.ResetAsync();
        }
        else if (_moved)
        {
            _moved = false;
            await CallAsync("arrived");
        }
    }

    private void Speak(Language language)
    {
        _visit.Language = language;
        Draw();
    }

    private void Draw()
    {
        _moved = true;
        StateHasChanged();
    }

    private async Task CallAsync(string name)
    {
        if (_script is not null)
        {
            await _script.InvokeVoidAsync(name);
        }
    }
}
