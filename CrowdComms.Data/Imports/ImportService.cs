using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Questions;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>Reads files of people, previews what importing them would do, and queues imports. <see cref="ImportRunner"/>
/// runs them, and <see cref="ImportEnding"/> stops and undoes them.</summary>
public sealed class ImportService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, UploadFolder uploads, TimeProvider clock)
{
    private const int BatchSize = 500;
    private const string Purpose = "import people";

    /// <summary>Stores an upload on disk and recognises the table in it. Nothing is saved to the database.</summary>
    /// <returns>The file, which the caller disposes; <c>import.unreadable</c>, <c>import.too_large</c>, <c>forbidden</c>,
    /// <c>not_found</c>.</returns>
    public Task<Result<ImportFile>> ReceiveAsync(Guid eventId, Upload upload, Actor actor, CancellationToken cancellationToken) =>
        ReceiveAsync(eventId, upload, new ReadingChoices(), actor, cancellationToken);

    /// <summary>The same for a file of which the caller knows how it is to be read, such as its encoding.</summary>
    /// <param name="eventId">The event to import into.</param>
    /// <param name="upload">The file.</param>
    /// <param name="reading">How the file is read; an encoding is one of <see cref="ImportFile.Encodings"/>.</param>
    /// <param name="actor">The organiser who imports.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    /// <returns>The file, which the caller disposes; <c>import.unreadable</c>, <c>import.too_large</c>, <c>forbidden</c>,
    /// <c>not_found</c>.</returns>
    public async Task<Result<ImportFile>> ReceiveAsync(
        Guid eventId, Upload upload, ReadingChoices reading, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var kept = await uploads.KeepAsync(upload.Content, cancellationToken);
        if (kept.Failed(out var large))
        {
            return large;
        }

        var isKept = false;
        try
        {
            var file = ImportFile.Open(upload.Name, kept.Value, reading, cancellationToken);
            isKept = file.IsOk;
            return file;
        }
        finally
        {
            if (!isKept)
            {
                File.Delete(kept.Value);
            }
        }
    }

    /// <summary>Suggests how to read a file: like the event's last import where headings are the same, and by a guess
    /// for other headings.</summary>
    public async Task<ImportChoices> SuggestAsync(Guid eventId, ImportFile file, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var remembered = await context.Set<ImportMemory>().AsNoTracking()
            .SingleOrDefaultAsync(m => m.EventId == eventId, cancellationToken);
        var choices = (remembered?.Choices
            ?? new RememberedChoices()).For(file, await ImportTarget.AskedAsync(context, eventId, cancellationToken));
        var offered = await context.PassTypes.Where(p => p.EventId == eventId && !p.Retired).Select(p => p.Id)
            .ToListAsync(cancellationToken);
        return choices with
        {
            PassTypeId = choices.PassTypeId is { } pass && offered.Contains(pass) ? pass : null,
            PassTypes = choices.PassTypes.Where(p => offered.Contains(p.Value)).ToDictionary(),
        };
    }

    /// <summary>Guesses how to read a file by its headings and first rows alone.</summary>
    public static ImportChoices Guess(ImportFile file, IReadOnlyList<QuestionRow> asked) => new RememberedChoices().For(file, asked);

    /// <summary>The event's questions whose answers a column may hold, retired ones left out.</summary>
    public async Task<IReadOnlyList<QuestionRow>> AskedAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await ImportTarget.AskedAsync(context, eventId, cancellationToken)).Where(q => !q.Retired)];
    }

    /// <summary>The dry run: counts what the import would do now, and writes nothing.</summary>
    /// <returns>Counts and errors; <c>import.column_missing</c>, <c>import.column_twice</c>, <c>import.no_pass_types</c>,
    /// <c>import.gone</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<ImportPreview>> PreviewAsync(
        Guid eventId, PlannedImport import, Actor actor, CancellationToken cancellationToken)
    {
        var target = await OpenAsync(eventId, import, actor, cancellationToken);
        if (target.Failed(out var refusal))
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = new AskedDatabase(engine, context);
        var sorter = await RowSorter.CountAsync(context, target.Value, clock.GetUtcNow(), cancellationToken);
        var (tally, companies) = (new ImportTally(target.Value.Questions), new NewCompanies(import.Choices));
        var reader = new RowReader(import with { Choices = import.Told }, target.Value);
        foreach (var batch in import.File.Rows(cancellationToken).Select(reader.Read).Chunk(BatchSize))
        {
            var registered = await target.Value.RegisteredAsync(asked, batch, import.Choices.OnDuplicate, cancellationToken);
            var sorted = sorter.Sort(target.Value.Answered(batch, registered), registered);
            var known = await target.Value.CompaniesAsync(asked, sorted.Taken, cancellationToken);
            tally.Add(sorted, companies.Add(sorted.Taken, known));
            tally.AddShared(sorted, target.Value.SharedEmails ? registered.Addresses : null);
            context.ChangeTracker.Clear();
        }

        return tally.Preview with
        {
            Near = await companies.NearAsync(context, eventId, cancellationToken),
            UnknownPasses = reader.Words.UnknownPasses,
            UnknownStatuses = reader.Words.UnknownStatuses,
        };
    }

    /// <summary>Queues an import, remembers its choices for the next file, and keeps the file. The caller wakes the
    /// <see cref="ImportRunner"/>.</summary>
    /// <param name="eventId">The event to import into.</param>
    /// <param name="import">The file and how to read it.</param>
    /// <param name="rows">The number of rows in the file, as the dry run counted them.</param>
    /// <param name="actor">The organiser who imports.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    /// <returns>The import's id; <c>import.column_missing</c>, <c>import.column_twice</c>, <c>import.no_pass_types</c>,
    /// <c>import.gone</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> StartAsync(
        Guid eventId, PlannedImport import, int rows, Actor actor, CancellationToken cancellationToken)
    {
        var target = await OpenAsync(eventId, import, actor, cancellationToken);
        if (target.Failed(out var refusal))
        {
            return refusal;
        }

        var made = new Import
        {
            EventId = eventId,
            FileName = import.File.Name.Length > 200 ? import.File.Name[..200] : import.File.Name,
            FileHash = await import.File.HashAsync(cancellationToken),
            RowWord = import.File.RowWord,
            Choices = import.Told with { Encoding = import.File.Encoding, Sheet = import.File.Sheet, HeaderRow = import.File.HeaderRow },
            Rows = rows,
            CreatedAt = clock.GetUtcNow(),
            ActorId = actor.UserId,
            ActorName = actor.Name,
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        context.Imports.Add(made);
        await RememberAsync(context, eventId, import, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        // The file moves before the commit, so that a worker that sees the import finds its file.
        uploads.Keep(import.File, made);
        await transaction.CommitAsync(CancellationToken.None);
        return made.Id;
    }

    private async Task<Result<ImportTarget>> OpenAsync(Guid eventId, PlannedImport import, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Refusal(MemberRole.Organiser, eventId, Purpose) ?? import.Choices.Problem()) is { } refusal)
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

    private static async Task RememberAsync(
        CrowdCommsContext context, Guid eventId, PlannedImport import, CancellationToken cancellationToken)
    {
        var memory = await context.Set<ImportMemory>().SingleOrDefaultAsync(m => m.EventId == eventId, cancellationToken);
        memory ??= context.Add(new ImportMemory { EventId = eventId }).Entity;
        memory.Choices = RememberedChoices.Of(import, memory.Choices);
    }
}
