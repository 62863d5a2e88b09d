using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Questions;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Imports;

/// <summary>One import of one organiser, from choosing the file to the result.</summary>
public sealed class ImportDraft(Guid eventId, ImportService imports, ImportWorker worker, Outage outage, ILogger log) : IDisposable
{
    private ImportChoices _checked = new([]);
    private int _readings;

    /// <summary>Raised after every change, on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>When the organiser last opened the page, UTC.</summary>
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>How far the import is.</summary>
    public ImportPhase Step { get; private set; }

    /// <summary>A sentence that says what is being done now; null if nothing is.</summary>
    public string? Busy { get; private set; }

    /// <summary>A sentence that says what prevents the import from continuing; null if nothing does.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The file that was uploaded; null before <see cref="ImportPhase.Columns"/>.</summary>
    public ImportFile? File { get; private set; }

    /// <summary>How the file is read: the field of each column, and what the organiser decided about companies and
    /// duplicates.</summary>
    public ImportChoices Choices { get; private set; } = new([]);

    /// <summary>The questions of the event; a column may hold the answers to one of them.</summary>
    public IReadOnlyList<QuestionRow> Asked { get; private set; } = [];

    /// <summary>The result of the dry run; null before <see cref="ImportPhase.Preview"/>.</summary>
    public ImportPreview? Preview { get; private set; }

    /// <summary>The id of the import that runs in the background; null before <see cref="ImportPhase.Run"/>.</summary>
    public Guid? Running { get; private set; }

    /// <summary>The finished import; null before <see cref="ImportPhase.Result"/>.</summary>
    public ImportRun? Result { get; private set; }

    /// <summary>Receives an uploaded file and recognises its columns.</summary>
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
        (Asked, Choices) =
            (await imports.AskedAsync(eventId, cancellationToken), await imports.SuggestAsync(eventId, File, cancellationToken));
        Step = ImportPhase.Columns;
    });

    /// <summary>Shows why a file cannot be imported.</summary>
    public void Refuse(string sentence)
    {
        Trouble = sentence;
        Say();
    }

    /// <summary>Reads the file again in another way: another encoding, sheet or row of headings.</summary>
    public Task ReadAsAsync(ReadingChoices choices) => DoAsync("Reading the file…", async () =>
    {
        var reading = ++_readings;
        var read = await Task.Run(() => File!.ReadAs(choices, CancellationToken.None));
        if (reading != _readings)
        {
            return;
        }

        Trouble = read.Error?.Message;
        if (read.IsOk)
        {
            File = read.Value;
            Choices = await imports.SuggestAsync(eventId, File, CancellationToken.None) with
            {
                PassTypeId = Choices.PassTypeId,
                Status = Choices.Status,
                OnDuplicate = Choices.OnDuplicate,
                UpdateStatus = Choices.UpdateStatus,
                PassTypes = Choices.PassTypes,
            };
        }
    });

    /// <summary>Applies what the organiser chose.</summary>
    public void Choose(ImportChoices choices)
    {
        (Choices, Trouble) = (choices, null);
        Say();
    }

    /// <summary>Decides which company a name in the file means; the name itself leaves it a company of its own.</summary>
    public void Mean(NearCompany near, string name) =>
        Choose(Choices with { Companies = new Dictionary<string, string>(Choices.Companies) { [near.Key] = name } });

    /// <summary>Whether the dry run that is shown read every word for a pass type or a status as the organiser chose; otherwise the
    /// rows are checked again before they are imported.</summary>
    public bool IsChecked => Preview is not { } shown
        || (shown.UnknownPasses.All(w => _checked.PassMeant(w) == Choices.PassMeant(w))
            && shown.UnknownStatuses.All(w => _checked.StatusMeant(w) == Choices.StatusMeant(w)));

    /// <summary>Whether the dry run that is shown already used the decision about this company name.</summary>
    public bool CheckedWith(string key) => _checked.Companies.TryGetValue(key, out var meant) && SearchText.Of(meant) != key;

    /// <summary>Checks every row without writing anything, and shows what would happen.</summary>
    public Task PreviewAsync(Actor actor) => DoAsync("Checking all rows…", async () =>
    {
        var preview = await Task.Run(() => imports.PreviewAsync(eventId, new PlannedImport(File!, Choices), actor, CancellationToken.None));
        Trouble = preview.Error?.Message;
        if (preview.IsOk)
        {
            (Preview, _checked, Step) = (preview.Value, Choices, ImportPhase.Preview);
        }
    });

    /// <summary>Starts the import in the background. It continues if the organiser closes the page.</summary>
    public Task RunAsync(Actor actor) => DoAsync("Starting…", async () =>
    {
        var started = await imports.StartAsync(eventId, new PlannedImport(File!, Choices), Preview!.Counts.Rows, actor,
            CancellationToken.None);
        Trouble = started.Error?.Message;
        if (started.IsOk)
        {
            (Running, Result, Step) = (started.Value, null, ImportPhase.Run);
            worker.Wake();
        }
    });

    /// <summary>Shows the result of the import after the background has finished it.</summary>
    public void End(ImportRun run)
    {
        (Result, Step) = (run, ImportPhase.Result);
        Say();
    }

    /// <summary>Returns to the part of the import before this one.</summary>
    public void Back()
    {
        (Step, Trouble) = (Step == ImportPhase.Preview ? ImportPhase.Columns : ImportPhase.File, null);
        Say();
    }

    /// <summary>Clears everything, for another import.</summary>
    public void StartOver()
    {
        Dispose();
        (File, Preview, Running, Result, Trouble, Step) = (null, null, null, null, null, ImportPhase.File);
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
            log.LogWarning(cut, "An upload for event {EventId} was interrupted", eventId);
            Trouble = "The upload was interrupted. Choose the file again.";
        }
#pragma warning disable CA1031 // The edge: what went wrong with a file is logged and told here.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "An import into event {EventId} failed", eventId);
            Trouble = "Something went wrong, and the reason was logged. Try again.";
        }

        Busy = null;
        Say();
    }
}
