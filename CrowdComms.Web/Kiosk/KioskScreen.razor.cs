using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Kiosk;

/// <summary>
/// The screen for self check-in. A visit belongs to one person: when the next visit begins, everything of the last one
/// is removed from this object, from the page and from the fields, which are created again.
/// </summary>
public sealed partial class KioskScreen : IAsyncDisposable
{
    private const int Tries = 3;

    private readonly CancellationTokenSource _gone = new();
    private readonly Newest _visiting = new();
    private ElementReference _root;
    private DotNetObjectReference<KioskScreen>? _self;
    private IJSObjectReference? _module, _script;
    private KioskCountdown? _patience;
    private KioskView _step;
    private KioskPerson? _person;
    private ScanRequest? _scan;
    private string? _typed, _trouble;
    private int _visit, _misses;
    private bool _busy, _moved;

    /// <summary>The event, and the user or paired device that runs the kiosk.</summary>
    [Parameter, EditorRequired]
    public EventAccess Access { get; set; } = default!;

    /// <summary>The id of the station that is this kiosk.</summary>
    [Parameter, EditorRequired]
    public Guid StationId { get; set; }

    private EventStation Place => new(Access.Event.Id, StationId);

    private string? Said => _step switch
    {
        KioskView.Done => "You are checked in. Welcome!",
        KioskView.Refused => "Please go to the desk. Our staff will help you.",
        _ => null,
    };

    /// <summary>The script calls this when a scanner or the camera has read something, or when a person has typed it.</summary>
    [JSInvokable]
    public async Task Read(string text, bool typed)
    {
        if (_step is KioskView.Start or KioskView.Done or KioskView.Refused && !_busy)
        {
            await OnceAsync(() => ReadAsync(text, typed && LooksLikeName(text)));
            StateHasChanged();
        }
    }

    /// <summary>The script calls this when a person touches the screen or types.</summary>
    [JSInvokable]
    public void Active() => _patience?.Restart();

    /// <summary>The script calls this when Escape was pressed.</summary>
    [JSInvokable]
    public Task Leave() => ResetAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _visiting.Dispose();
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
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Script.InvokeAsync<IJSObjectReference>("import", _gone.Token, "./Kiosk/KioskScreen.razor.js");
            _script = await _module.InvokeAsync<IJSObjectReference>("start", _gone.Token, _root, _self);
            await ResetAsync();
        }
        else if (_moved)
        {
            _moved = false;
            await CallAsync("arrived");
        }
    }

    private async Task ReadAsync(string text, bool isName)
    {
        await BeginAsync();
        if (_step == KioskView.Start && isName)
        {
            (_typed, _trouble) = (text, null);
            Go(KioskView.Name);
        }
        else if (_step == KioskView.Start)
        {
            var request = new ScanRequest(Guid.CreateVersion7(), StationId, text);
            await ShowAsync(await AskAsync(stop => Kiosks.ReadAsync(Place, text, Access.Actor, stop)), request, () => DecideAsync(request));
        }
    }

    private Task FindAsync((string Name, string Email) who) => OnceAsync(async () =>
    {
        if (TicketCode.Read(who.Name) is not null)
        {
            // A scanner has typed a code into the name field, which had the focus.
            await ReadAsync(who.Name, isName: false);
            return;
        }

        var found = await AskAsync(stop => Kiosks.FindAsync(Place, new(who.Name, who.Email), Access.Actor, stop));
        var request = new ScanRequest(Guid.CreateVersion7(), StationId, RegistrantId: found.IsOk ? found.Value.Id : null);
        await ShowAsync(found, request, () =>
        {
            _trouble = "This did not work. Check what you typed, or go to the desk: our staff will help you.";
            if (++_misses == Tries)
            {
                Go(KioskView.Refused);
            }

            return Task.CompletedTask;
        });
    });

    private async Task ShowAsync(Result<KioskPerson> found, ScanRequest request, Func<Task> otherwise)
    {
        if (found.IsOk)
        {
            (_person, _scan, _trouble) = (found.Value, request, null);
            Go(KioskView.Person);
        }
        else if (found.Error!.Code == KioskErrors.SeeStaff.Code)
        {
            await otherwise();
        }
        else
        {
            Refuse(found.Error);
        }
    }

    private Task CheckInAsync() => OnceAsync(() => DecideAsync(_scan!));

    // The scan keeps its id until the server has decided it: if the visitor presses the button again, it is the same scan.
    private async Task DecideAsync(ScanRequest request)
    {
        var answer = await AskAsync(stop => CheckIn.ScanAsync(Access.Event, request, Access.Actor, stop));
        if (answer.Failed(out var error))
        {
            Refuse(error);
        }
        else
        {
            Go(answer.Value.Outcome == ScanOutcome.Admitted && _person is not null ? KioskView.Done : KioskView.Refused);
        }
    }
}
