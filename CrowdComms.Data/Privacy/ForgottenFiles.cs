using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Privacy;

/// <summary>Deletes kept files with personal data before their usual time.</summary>
internal static class ForgottenFiles
{
    /// <summary>Deletes the files of the event's finished imports. Their undo works from traces and needs no
    /// file.</summary>
    internal static async Task ForgetAsync(
        this UploadFolder uploads, CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var over = await context.Imports.AsNoTracking()
            .Where(i => i.EventId == eventId && i.State != ImportState.Queued && i.State != ImportState.Running
                && i.State != ImportState.Undoing)
            .ToListAsync(cancellationToken);
        over.ForEach(i => uploads.Forget(i));
    }
}
