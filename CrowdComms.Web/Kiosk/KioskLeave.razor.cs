using CrowdComms.Data.Access;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Kiosk;

/// <summary>Unlocks a browser that runs a kiosk, after staff typed the PIN. It is a page of its own, because only an
/// HTTP request can write cookies.</summary>
public sealed partial class KioskLeave(
    AccessService accessService, KioskPinService pins, DeviceKeys devices, Outage outage, NavigationManager navigation) : ComponentBase
{
    private EventAccess? _room;
    private string? _refusal;

    /// <summary>The slug of the event, from the address.</summary>
    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromForm] private Wish? Input { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Input ??= new Wish();
        var entered = await outage.AskAsync(() => accessService.EnterAsync(Http.User, Slug, Http.RequestAborted));
        _refusal = entered.Error is { Code: not "not_found" } error ? error.Message : null;
        _room = entered.IsOk && (Http.User.Kiosk?.Slug == Slug || entered.Value.Station is { Kind: StationKind.Kiosk })
            ? entered.Value : null;
    }

    private async Task LeaveAsync()
    {
        var pin = Input!.Pin ?? "";
        Input = new Wish();
        var unlocked = await outage.AskAsync(() => pins.UnlockAsync(_room!.Event.Id, pin, _room.Actor, Http.RequestAborted));
        if (unlocked.Failed(out var error))
        {
            _refusal = error.Message;
        }
        else if (_room!.Station is not null)
        {
            await devices.LeaveAsync(_room.Actor, Http.RequestAborted);
            await Http.SignOutAsync(DeviceSignIn.Scheme);
            navigation.NavigateTo("/pair");
        }
        else
        {
            await KioskLock.UnlockAsync(Http);
            navigation.NavigateTo($"/events/{Slug}/desk");
        }
    }

    private sealed class Wish
    {
        public string? Pin { get; set; } = "";
    }
}
