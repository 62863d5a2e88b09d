using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Imports;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Imports;

/// <summary>Lists the imports of an event, and reads them again at intervals while one of them is running.</summary>
public sealed partial class ImportRuns(
    ImportReader reader, ImportEnding ending, ImportWorker worker, Outage outage, TimeProvider clock,
    IDialogService dialogs, ISnackbar snackbar)
    : ComponentBase, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private ITimer? _timer;
    private Page<ImportRun>? _shown;
    private string? _failure, _announced;
    private int _page = 1;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    private DateTimeOffset Now => clock.GetUtcNow();

    private int Pages => (_shown!.Total + _shown.PageSize - 1) / _shown.PageSize;

    /// <inheritdoc />
    public void Dispose() => _timer?.Dispose();

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender) =>
        _timer ??= clock.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, Look, Look);

    private Task LookAsync() => _shown?.Items.Any(r => r.IsUnderWay) == true ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        var found = await outage.AskAsync(() => reader.PageAsync(Access.Event.Id, _page, Access.Actor, CancellationToken.None));
        _failure = found.Error?.Message;
        if (found.IsOk)
        {
            Announce(found.Value);
            _shown = found.Value;
        }

        StateHasChanged();
    }

    private void Announce(Page<ImportRun> now)
    {
        var ended = now.Items.FirstOrDefault(r => !r.IsUnderWay && _shown?.Items.Any(was => was.Id == r.Id && was.IsUnderWay) == true);
        _announced = ended is null ? _announced : $"{ended.FileName}: {RunWords.State(ended)}";
    }

    private Task TurnAsync(int to)
    {
        _page = to;
        return LoadAsync();
    }

    private async Task StopAsync(ImportRun run)
    {
        Tell(await outage.AskAsync(() => ending.StopAsync(Access.Event.Id, run.Id, Access.Actor, CancellationToken.None)));
        await LoadAsync();
    }

    private async Task UndoAsync(ImportRun run)
    {
        var sentence = run.Counts.Updated > 0
            ? $"This deletes the people that “{run.FileName}” registered and restores the earlier details of those it updated. "
                + "People who were changed or scanned since are kept as is; you will see who. You cannot reverse this."
            : $"This deletes the people that “{run.FileName}” registered. "
                + "People who were changed or scanned since are kept as is; you will see who. You cannot reverse this.";
        if (await dialogs.ShowMessageBoxAsync("Undo this import?", sentence, yesText: "Undo import", cancelText: "Keep it") is not true)
        {
            return;
        }

        var asked = await outage.AskAsync(() => ending.UndoAsync(Access.Event.Id, run.Id, Access.Actor, CancellationToken.None));
        Tell(asked);
        if (asked.IsOk)
        {
            worker.Wake();
        }

        await LoadAsync();
    }

    private void Tell(Result<Done> answer)
    {
        if (answer.Failed(out var refusal))
        {
            snackbar.Add(refusal.Message, Severity.Error);
        }
    }
}
