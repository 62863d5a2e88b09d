using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines;

/// <summary>Finds out whether something can be written now: to the storage folder each time, and to the database after a write
/// failed, until one succeeds. A full disk lets the database be read, so a query alone would not show it.</summary>
public sealed class StorageProbe(string folder, IDatabaseEngine engine, Outage outage)
{
    // More than a check-in writes, so a disk on which this fits takes the next check-in too.
    private static readonly byte[] Sample = new byte[128 * 1024];

    /// <summary>Returns why nothing can be written now; null when it can.</summary>
    internal async Task<OutageKind?> FindAsync(CrowdCommsContext context, CancellationToken cancellationToken)
    {
        try
        {
            await WriteFileAsync(cancellationToken);
            if (outage.CannotWrite)
            {
                await context.Database.ExecuteSqlAsync($"UPDATE sending_pace SET next_at = next_at", cancellationToken);
                outage.Written();
            }

            return null;
        }
        catch (Exception failure) when (engine.OutageOf(failure) is { } kind)
        {
            return kind;
        }
        catch (UnauthorizedAccessException)
        {
            return OutageKind.DiskReadOnly;
        }
    }

    private async Task WriteFileAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $".ready-{Guid.CreateVersion7():N}");
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        await file.WriteAsync(Sample, cancellationToken);
    }
}
