using System.Diagnostics;
using System.Globalization;

namespace CrowdComms.Tests.Support;

/// <summary>
/// A file system of a few megabytes in memory, to run out of space on. A small shell guards it: when the shell's input is
/// closed, by the test or because the test process ends, it takes the file system away.
/// </summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const string Guard =
        """
        dir=$(mktemp -d /tmp/crowdcomms-disk-XXXXXX) || exit 1
        trap 'umount -l "$dir"; rmdir "$dir"' EXIT
        mount -t tmpfs -o "size=$1m" tmpfs "$dir" || exit 1
        echo "$dir"
        read -r _
        """;

    private readonly Process _guard;

    private SmallDisk(Process guard, string folder) => (_guard, Folder) = (guard, folder);

    /// <summary>The folder at which the file system is.</summary>
    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Mounts a file system; skips the test where that is not allowed.</summary>
    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        Machine.Needs(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "A small file system has to be mounted: run this on Linux as root.");
        var start = new ProcessStartInfo("sh", ["-c", Guard, "guard", megabytes.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var guard = Process.Start(start) ?? throw new InvalidOperationException("The shell did not start.");
        var folder = await guard.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new SmallDisk(guard, folder ?? throw new InvalidOperationException("No file system was mounted."));
    }

    /// <summary>Fills the disk to its last byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // That was the last byte.
        }
    }

    /// <summary>Makes space again.</summary>
    public void Empty() => File.Delete(Filler);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }
}
