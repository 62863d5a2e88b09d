using CrowdComms.Data.Common;

namespace CrowdComms.Data.Devices;

/// <summary>The errors of pairing devices and of their names.</summary>
public static class DeviceErrors
{
    /// <summary>The text that was typed is not a code, or no such code was ever shown.</summary>
    public static Error Unknown { get; } = Of("device.code_unknown",
        "This code does not exist. Type the 8 characters on the organiser’s screen again.");

    /// <summary>The code was not used within its ten minutes.</summary>
    public static Error Expired { get; } =
        Of("device.code_expired", "This code has expired. Ask an organiser to show a new one.");

    /// <summary>Another device was paired by this code already, or the same device sent it twice.</summary>
    public static Error Used { get; } =
        Of("device.code_used", "This code has already been used. Ask an organiser to show a new one.");

    /// <summary>Too many codes were tried from one network address.</summary>
    public static Error TooMany { get; } = new(ErrorKind.Conflict, "device.too_many_tries",
        "Too many attempts from here. Wait a minute, then try again.");

    internal static Error Name(string sentence) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = [sentence] });

    private static Error Of(string code, string sentence) => new(
        ErrorKind.Conflict, code, sentence,
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["code"] = [sentence] });
}
