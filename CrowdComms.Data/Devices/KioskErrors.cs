using CrowdComms.Data.Common;

namespace CrowdComms.Data.Devices;

/// <summary>The refusals of kiosks. None of them says anything about a person: a queue may be reading.</summary>
public static class KioskErrors
{
    /// <summary>Nobody was found, or not exactly one.</summary>
    public static Error SeeStaff { get; } = new(ErrorKind.NotFound, "kiosk.see_staff", "Please see our staff.");

    /// <summary>The event has no open kiosks, or the station is none.</summary>
    public static Error Closed { get; } =
        new(ErrorKind.Conflict, "kiosk.closed", "This kiosk is closed. Please see our staff.");

    /// <summary>The PIN is wrong.</summary>
    public static Error WrongPin { get; } = new(ErrorKind.Forbidden, "kiosk.pin_wrong", "This PIN is wrong.");

    /// <summary>Too many wrong PINs.</summary>
    public static Error Rests { get; } =
        new(ErrorKind.Forbidden, "kiosk.pin_rests", "Too many wrong PINs. Wait a minute, then try again.");

    internal static Error PinShape { get; } = Error.Validation(
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["pin"] = ["A PIN has 4 to 8 digits."] });
}
