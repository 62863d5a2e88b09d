namespace CrowdComms.Data.Engines;

/// <summary>Tells from an exception of the file system what is wrong with the disk.</summary>
internal static class DiskFault
{
    // On Linux and macOS, .NET keeps the number of the system's error (errno) as HResult; on Windows, the number of Win32 with
    // 0x8007 before it.
    private const int Windows = unchecked((int)0x80070000);

    /// <summary>Returns what is wrong with the disk; null for an exception that has another cause.</summary>
    internal static OutageKind? Of(Exception failure) => failure switch
    {
        IOException io => OfNumber(io.HResult),
        _ => null,
    };

    private static OutageKind? OfNumber(int number) => OperatingSystem.IsWindows()
        ? number switch
        {
            Windows | 0x70 or Windows | 0x27 => OutageKind.DiskFull, // ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL
            Windows | 0x13 => OutageKind.DiskReadOnly, // ERROR_WRITE_PROTECT
            Windows | 0x45D or Windows | 0x17 => OutageKind.DiskBroken, // ERROR_IO_DEVICE, ERROR_CRC
            _ => null,
        }
        : number switch
        {
            28 or 122 or 69 => OutageKind.DiskFull, // ENOSPC, EDQUOT on Linux and on macOS
            30 => OutageKind.DiskReadOnly, // EROFS
            5 => OutageKind.DiskBroken, // EIO
            _ => null,
        };
}
