using CrowdComms.Data.Common;

namespace CrowdComms.Data.Devices;

/// <summary>The errors of kiosks. Their sentences say nothing about a registrant, because a queue may be
/// reading.</summary>
public static class KioskErrors
{
    /// <summary>No registrant fits what was entered, or more than one does.</summary>
    public static Error SeeStaff { get; } = new(ErrorKind.NotFound, "kiosk.see_staff", "Ask our staff for help.");

    /// <summary>The kiosks of the event are closed, or the station is not a kiosk.</summary>
    public static Error Closed { get; } =
        new(ErrorKind.Conflict, "kiosk.closed", "This kiosk is closed. Ask our staff for help.");

    /// <summary>The PIN that was entered is not the event's.</summary>
    public static Error WrongPin { get; } = new(ErrorKind.Forbidden, "kiosk.pin_wrong", "The PIN is wrong. Try again.");

    /// <summary>Too many wrong PINs were entered at this kiosk, so it accepts none for a minute.</summary>
    public static Error Rests { get; } =
        new(ErrorKind.Forbidden, "kiosk.pin_rests", "Too many wrong PINs. Wait a minute, then try again.");

    internal static Error PinShape { get; } = Error.Validation(
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["pin"] = ["A PIN has 4 to 8 digits."] });
}
