using CrowdComms.Data.Access;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Devices;

/// <summary>Shows a code and its QR code until a device was paired with it, and then closes automatically.</summary>
public sealed partial class PairingDialog(
    DeviceService devices, StationService service, Outage outage, PublicAddress place, NavigationManager navigation, TimeProvider clock)
    : ComponentBase
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<StationRow>? _stations;
    private PairingShown? _shown;
    private Guid _stationId;
    private string _station = "", _qr = "";
    private string? _refusal;

    /// <summary>The event, and the organiser who pairs the device.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    private string Address => new Uri(place.Base(navigation.BaseUri), "pair").ToString();

    private TimeSpan Left => _shown!.ExpiresAt - clock.GetUtcNow();

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var answer = await outage.AskAsync(() => service.ListAsync(Access.Event.Id, Access.Actor, _gone.Token));
        (_refusal, _stations) = (answer.Error?.Message, answer.IsOk ? answer.Value : null);
    }

    private async Task ShowAsync(StationRow station)
    {
        (_stationId, _station) = (station.Id, station.Name);
        await RenewAsync();
        if (_shown is not null)
        {
            _ = WatchAsync();
        }
    }

    private async Task RenewAsync()
    {
        var answer = await outage.AskAsync(() => devices.StartPairingAsync(Access.Event.Id, _stationId, Access.Actor, _gone.Token));
        if (!answer.Failed(out var error))
        {
            _shown = answer.Value;
            _qr = TicketQr.Svg($"{Address}?code={_shown.Code}");
        }

        _refusal = error?.Message;
    }

    // Counts down until the code expires, and checks whether the device was paired.
    private async Task WatchAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
            while (await timer.WaitForNextTickAsync(_gone.Token))
            {
                var paired = await outage.AskAsync(() => devices.WasPairedAsync(Access.Event.Id, _shown!.Id, Access.Actor, _gone.Token));
                if (paired is { IsOk: true, Value: true })
                {
                    await InvokeAsync(() => Dialog.Close(DialogResult.Ok(true)));
                    return;
                }

                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The user closed the dialog meanwhile.
        }
    }
}
