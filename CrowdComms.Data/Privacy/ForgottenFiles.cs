using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Privacy;

/// <summary>Deletes the files that people's data came from, before their time is over.</summary>
internal static class ForgottenFiles
{
    /// <summary>Deletes the files of the event's imports that are over. Whether an import can be taken back does not hang on its file.</summary>
    internal static async Task ForgetAsync(this UploadFolder uploads, CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var over = await context.Imports.AsNoTracking()
            .Where(i => i.EventId == eventId && i.State != ImportState.Queued && i.State != ImportState.Running && i.State != ImportState.Undoing)
            .ToListAsync(cancellationToken);
        over.ForEach(i => uploads.Forget(i));
    }
}
