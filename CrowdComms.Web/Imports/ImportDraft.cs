using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Questions;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Imports;

/// <summary>One import from the file to the result.</summary>
public sealed class ImportDraft(Guid eventId, ImportService imports, ImportWorker worker, Outage outage, ILogger log) : IDisposable
{
    private ImportChoices _checked = new([]);

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

    /// <summary>The questions of the event whose answers a column may hold.</summary>
    public IReadOnlyList<QuestionRow> Asked { get; private set; } = [];

    /// <summary>What would happen, from <see cref="ImportStep.Preview"/> on.</summary>
    public ImportPreview? Preview { get; private set; }

    /// <summary>The import in the background, from <see cref="ImportStep.Run"/> on.</summary>
    public Guid? Running { get; private set; }

    /// <summary>What became of it, at <see cref="ImportStep.Result"/>.</summary>
    public ImportRun? Result { get; private set; }

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
        File = received.Value;
        (Asked, Choices) = (await imports.AskedAsync(eventId, cancellationToken), await imports.SuggestAsync(eventId, File, cancellationToken));
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
            File = read.Value;
            var guess = ImportService.Guess(File, Asked);
            Choices = Choices with { Columns = guess.Columns, Questions = guess.Questions };
        }

        Say();
    }

    /// <summary>Takes over what somebody chose.</summary>
    public void Choose(ImportChoices choices)
    {
        (Choices, Trouble) = (choices, null);
        Say();
    }

    /// <summary>Says which company a name of the file means; its own name leaves it as it is.</summary>
    public void Mean(NearCompany near, string name) => Choose(Choices with { Companies = new Dictionary<string, string>(Choices.Companies) { [near.Key] = name } });

    /// <summary>Whether the dry run that is shown knew already that this name means another company.</summary>
    public bool CheckedWith(string key) => _checked.Companies.TryGetValue(key, out var meant) && Folded.Text(meant) != key;

    /// <summary>The dry run.</summary>
    public Task PreviewAsync(Actor actor) => DoAsync("Checking every row…", async () =>
    {
        var preview = await Task.Run(() => imports.PreviewAsync(eventId, new PlannedImport(File!, Choices), actor, CancellationToken.None));
        Trouble = preview.Error?.Message;
        if (preview.IsOk)
        {
            (Preview, _checked, Step) = (preview.Value, Choices, ImportStep.Preview);
        }
    });

    /// <summary>Hands the import to the background. It goes on when nobody looks any more.</summary>
    public Task RunAsync(Actor actor) => DoAsync("Starting…", async () =>
    {
        var started = await imports.StartAsync(eventId, new PlannedImport(File!, Choices), Preview!.Counts.Rows, actor, CancellationToken.None);
        Trouble = started.Error?.Message;
        if (started.IsOk)
        {
            (Running, Result, Step) = (started.Value, null, ImportStep.Run);
            worker.Wake();
        }
    });

    /// <summary>The import in the background is over.</summary>
    public void End(ImportRun run)
    {
        (Result, Step) = (run, ImportStep.Result);
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
        (File, Preview, Running, Result, Trouble, Step) = (null, null, null, null, null, ImportStep.File);
        Say();
    }

    /// <inheritdoc />
    public void Dispose() => File?.Dispose();

    private void Say() => Changed?.Invoke(this, EventArgs.Empty);

    private async Task DoAsync(string busy, Func<Task> work)
    {
        (Busy, Trouble) = (busy, null);
        Say();
        try
        {
            if ((await outage.TryAsync(work)).Failed(out var away))
            {
                Trouble = away.Message;
            }
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException or JSException)
        {
            log.LogWarning(cut, "A file for event {EventId} did not arrive", eventId);
            Trouble = "The file did not arrive whole. Choose it again.";
        }
#pragma warning disable CA1031 // The edge: what went wrong with a file is logged and told here.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "An import into event {EventId} failed", eventId);
            Trouble = "Something went wrong here; the reason was logged. Try again.";
        }

        Busy = null;
        Say();
    }
}
