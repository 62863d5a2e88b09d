using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Imports;
using CrowdComms.Web.Components.Shared;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Imports;

/// <summary>One import from the file to the result.</summary>
public sealed class ImportDraft(Guid eventId, ImportService imports, IDatabaseEngine engine, ILogger log) : IDisposable
{
    private CancellationTokenSource? _stop;

    /// <summary>Told about every change, from any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>When somebody last opened the page, UTC.</summary>
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>Where it stands.</summary>
    public ImportStep Step { get; private set; }

    /// <summary>What is being done, a sentence; null when nothing is.</summary>
    public string? Busy { get; private set; }

    /// <summary>What stands in the way, a sentence; null when nothing does.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The file, from <see cref="ImportStep.Columns"/> on.</summary>
    public ImportFile? File { get; private set; }

    /// <summary>How it is read.</summary>
    public ImportChoices Choices { get; private set; } = new([]);

    /// <summary>What would happen, from <see cref="ImportStep.Preview"/> on.</summary>
    public ImportPreview? Preview { get; private set; }

    /// <summary>How far the run is.</summary>
    public ImportCounts Progress { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>Whether the run was asked to stop.</summary>
    public bool IsStopping => _stop is { IsCancellationRequested: true };

    /// <summary>What happened, at <see cref="ImportStep.Result"/>.</summary>
    public ImportResult? Result { get; private set; }

    /// <summary>Takes an upload in.</summary>
    public Task ReceiveAsync(Upload upload, Actor actor, CancellationToken cancellationToken) => DoAsync("Reading the file…", async () =>
    {
        var received = await imports.ReceiveAsync(eventId, upload, actor, cancellationToken);
        if (received.Failed(out var refusal))
        {
            Trouble = refusal.Message;
            return;
        }

        File?.Dispose();
        Read(received.Value);
        Step = ImportStep.Columns;
    });

    /// <summary>Says that a file cannot be taken.</summary>
    public void Refuse(string sentence)
    {
        Trouble = sentence;
        Say();
    }

    /// <summary>Reads the file in another encoding.</summary>
    public void ReadAs(string encoding)
    {
        var read = File!.ReadAs(encoding);
        Trouble = read.Error?.Message;
        if (read.IsOk)
        {
            Read(read.Value);
        }

        Say();
    }

    /// <summary>Takes over what somebody chose.</summary>
    public void Choose(ImportChoices choices)
    {
        (Choices, Trouble) = (choices, null);
        Say();
    }

    /// <summary>The dry run.</summary>
    public Task PreviewAsync(Actor actor) => DoAsync("Checking every row…", async () =>
    {
        var preview = await Task.Run(() => imports.PreviewAsync(eventId, new PlannedImport(File!, Choices), actor, CancellationToken.None));
        Trouble = preview.Error?.Message;
        if (preview.IsOk)
        {
            (Preview, Step) = (preview.Value, ImportStep.Preview);
        }
    });

    /// <summary>The import. It goes on when nobody looks any more.</summary>
    public async Task RunAsync(Actor actor)
    {
        _stop = new CancellationTokenSource();
        (Step, Progress, Result) = (ImportStep.Run, new ImportCounts(0, 0, 0, 0, 0), null);
        await DoAsync("Importing…", async () =>
        {
            var run = await Task.Run(() => imports.RunAsync(eventId, new PlannedImport(File!, Choices), actor, new Watcher(this), _stop.Token));
            Trouble = run.Error?.Message;
            Result = run.IsOk ? run.Value : null;
        });
        Step = Result is null ? ImportStep.Preview : ImportStep.Result;
        if (Result is not null)
        {
            File?.Dispose();
        }

        Say();
    }

    /// <summary>Asks the run to stop after the rows at hand.</summary>
    public void Stop()
    {
        _stop?.Cancel();
        Say();
    }

    /// <summary>One step back.</summary>
    public void Back()
    {
        (Step, Trouble) = (Step == ImportStep.Preview ? ImportStep.Columns : ImportStep.File, null);
        Say();
    }

    /// <summary>Forgets everything for another import.</summary>
    public void StartOver()
    {
        Dispose();
        (File, Preview, Result, Trouble, Step) = (null, null, null, null, ImportStep.File);
        Say();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        File?.Dispose();
        _stop?.Dispose();
        _stop = null;
    }

    private void Say() => Changed?.Invoke(this, EventArgs.Empty);

    private void Read(ImportFile file)
    {
        File = file;
        Choices = Choices with { Columns = ColumnGuess.Of(file.Header, file.Samples) };
    }

    private async Task DoAsync(string busy, Func<Task> work)
    {
        (Busy, Trouble) = (busy, null);
        Say();
        try
        {
            await work();
        }
        catch (Exception failure) when (engine.IsUnreachable(failure))
        {
            Trouble = Offline.Error.Message;
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException or JSException)
        {
            log.LogWarning(cut, "A file for event {EventId} did not arrive", eventId);
            Trouble = "The file did not arrive whole. Choose it again.";
        }
#pragma warning disable CA1031 // The edge: nobody waits for a run that goes on alone, so a failure is logged and told here.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "An import into event {EventId} failed", eventId);
            Trouble = "Something went wrong here; the reason was logged. Try again: people who are registered already are skipped.";
        }

        Busy = null;
        Say();
    }

    private sealed class Watcher(ImportDraft draft) : IProgress<ImportCounts>
    {
        public void Report(ImportCounts value)
        {
            draft.Progress = value;
            draft.Say();
        }
    }
}
