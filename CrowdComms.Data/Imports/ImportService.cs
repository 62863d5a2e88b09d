using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Imports;

/// <summary>Reads files of people, says what they would do, and does it.</summary>
public sealed partial class ImportService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, UploadFolder uploads, IChangeFeed feed, TimeProvider clock, ILogger<ImportService> log)
{
    private const int BatchSize = 500;

    /// <summary>Takes an upload in and recognises the table in it. Nothing is written to the database.</summary>
    /// <returns>The file, which the caller disposes; <c>import.unreadable</c>, <c>import.too_large</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<ImportFile>> ReceiveAsync(Guid eventId, Upload upload, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, "import people") is { } refusal)
        {
            return refusal;
        }

        var kept = await uploads.KeepAsync(upload.Content, cancellationToken);
        if (kept.Failed(out var large))
        {
            return large;
        }

        var file = ImportFile.Open(upload.Name, kept.Value);
        if (!file.IsOk)
        {
            File.Delete(kept.Value);
        }

        return file;
    }

    /// <summary>The dry run: what the import would do now. Writes nothing.</summary>
    /// <returns>Counts and errors; <c>import.column_missing</c>, <c>import.column_twice</c>, <c>import.no_pass_types</c>, <c>import.gone</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<ImportPreview>> PreviewAsync(Guid eventId, PlannedImport import, Actor actor, CancellationToken cancellationToken)
    {
        var target = await OpenAsync(eventId, import, actor, cancellationToken);
        if (target.Failed(out var refusal))
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var places = await Places.CountAsync(context, target.Value, cancellationToken);
        var (tally, companies) = (new ImportTally(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var batch in Batches(import, target.Value))
        {
            var sorted = places.Sort(batch, await target.Value.RegisteredAsync(context, batch, cancellationToken));
            var known = await target.Value.CompaniesAsync(context, sorted.New, cancellationToken);
            var unknown = sorted.New.Select(r => Folded.Text(r.Details.Company)).Where(k => k.Length > 0 && !known.ContainsKey(k));
            tally.Add(sorted, unknown.Count(companies.Add));
        }

        return tally.Preview;
    }

    private async Task<Result<ImportTarget>> OpenAsync(Guid eventId, PlannedImport import, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Refusal(MemberRole.Organiser, eventId, "import people") ?? import.Choices.Problem()) is { } refusal)
        {
            return refusal;
        }

        if (!import.File.IsThere || import.Choices.Columns.Count != import.File.Header.Count)
        {
            return ImportErrors.Gone;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ImportTarget.FindAsync(context, eventId, cancellationToken);
    }

    private static IEnumerable<ImportRow[]> Batches(PlannedImport import, ImportTarget target)
    {
        var reader = new RowReader(import, target.PassTypes);
        return import.File.Rows().Select(reader.Read).Chunk(BatchSize);
    }
}
