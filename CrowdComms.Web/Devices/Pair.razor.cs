using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.Devices;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Devices;

/// <summary>Makes this browser a paired device of one station, with a code that an organiser shows.</summary>
public sealed partial class Pair(NavigationManager navigation)
{
    private string? _refusal;

    [SupplyParameterFromForm] private Wish? Input { get; set; }

    [SupplyParameterFromQuery] private string? Code { get; set; }

    [SupplyParameterFromQuery] private bool Revoked { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Input ??= new Wish { Code = PairingCode.Read(Code) is { } code ? PairingCode.Shown(code) : "" };
    }

    private async Task PairAsync()
    {
        using var lease = Tries.AttemptAcquire(Http.Connection.RemoteIpAddress?.ToString() ?? "");
        if (!lease.IsAcquired)
        {
            _refusal = DeviceErrors.TooMany.Message;
            return;
        }

        var paired = await Devices.PairAsync(Input!.Code, Input.Name, Http.RequestAborted);
        if (paired.Failed(out var error))
        {
            _refusal = error.Message;
            return;
        }

        if (await Devices.FindAsync(paired.Value.Id, Http.RequestAborted) is { } device)
        {
            await DeviceSignIn.SignInAsync(Http, device, paired.Value);
            navigation.NavigateTo(device.Address);
        }
    }

    private sealed class Wish
    {
        [Required(ErrorMessage = "Enter the code from the organiser’s screen.")]
        public string Code { get; set; } = "";

        [Required(ErrorMessage = "Give this device a name, such as Blue tablet.")]
        public string Name { get; set; } = "";
    }
}
