using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Venue;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Devices;

/// <summary>Lists the paired devices of an event; organisers pair, rename and revoke them here.</summary>
public sealed partial class DeviceList(
    DeviceService devices, Outage outage, IDialogService dialogs, ISnackbar snackbar, TimeProvider clock) : ComponentBase
{
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    private IReadOnlyList<DeviceRow>? _devices;
    private string? _failure;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>Opens the dialog with a code that pairs one more device.</summary>
    public async Task PairAsync()
    {
        var dialog = await dialogs.ShowAsync<PairingDialog>("Pair device",
            new DialogParameters<PairingDialog> { { d => d.Access, Access } }, Narrow);
        if (await dialog.Result is { Canceled: false })
        {
            snackbar.Add("Device paired.", Severity.Success);
        }

        await LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => devices.ListAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        (_devices, _failure) = answer.Failed(out var error) ? (_devices, error.Message) : (answer.Value, null);
        StateHasChanged();
    }

    private async Task RenameAsync(DeviceRow device)
    {
        var parameters = new DialogParameters<DeviceDialog> { { d => d.Access, Access }, { d => d.Row, device } };
        var dialog = await dialogs.ShowAsync<DeviceDialog>("Rename device", parameters, Narrow);
        if (await dialog.Result is { Canceled: false })
        {
            await LoadAsync();
        }
    }

    private async Task RevokeAsync(DeviceRow device)
    {
        if (await SureAsync("Revoke this device?", $"“{device.Name}” stops working until you pair it again.", "Revoke device"))
        {
            await DoAsync(() => devices.RevokeAsync(Access.Event.Id, device.Id, Access.Actor, CancellationToken.None),
                $"“{device.Name}” is revoked.");
        }
    }

    private async Task RevokeAllAsync()
    {
        if (await SureAsync("Revoke all devices?", _devices is [_]
            ? "The one device of this event stops working until you pair it again."
            : $"All {_devices!.Count:N0} devices of this event stop working until you pair them again.", "Revoke all devices"))
        {
            await DoAsync(
                () => devices.RevokeAllAsync(Access.Event.Id, Access.Actor, CancellationToken.None), "All devices are revoked.");
        }
    }

    private async Task<bool> SureAsync(string title, string question, string yes) =>
        await dialogs.ShowMessageBoxAsync(title, question, yesText: yes, cancelText: "Cancel") is true;

    private async Task DoAsync(Func<Task<Result<int>>> act, string words)
    {
        var done = await outage.AskAsync(act);
        snackbar.Add(done.Error?.Message ?? words, done.IsOk ? Severity.Success : Severity.Error);
        await LoadAsync();
    }

    private string Shown(DateTimeOffset at) => Access.Event.Local(at).ToString(at > clock.GetUtcNow().AddHours(-12)
        ? "HH:mm" : "ddd d MMM, HH:mm");

    private static string IconOf(StationKind kind) => kind switch
    {
        StationKind.Desk => Icons.Material.Outlined.SupportAgent,
        StationKind.Kiosk => Icons.Material.Outlined.TabletMac,
        StationKind.Door => Icons.Material.Outlined.DoorFront,
    };
}
