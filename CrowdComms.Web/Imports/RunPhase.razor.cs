using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Imports;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Imports;

/// <summary>Shows the progress of an import in the background. It reads the progress from the database, so it does not
/// matter which node runs the import.</summary>
public sealed partial class RunPhase(ImportReader reader, ImportEnding ending, Outage outage, TimeProvider clock)
    : ComponentBase, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(700);

    private ITimer? _timer;
    private ImportRun? _run;

    /// <summary>The import that is running.</summary>
    [Parameter, EditorRequired] public ImportDraft Draft { get; set; } = default!;

    /// <summary>The event, and the organiser who imports.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    // The progress changes in tenths, so that a screen reader is not interrupted too often.
    private string Announced => _run is null ? "Starting the import"
        : $"Importing: {_run.Counts.Rows * 10 / Math.Max(1, _run.Rows) * 10}%";

    /// <inheritdoc />
    public void Dispose() => _timer?.Dispose();

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender) =>
        _timer ??= clock.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, TimeSpan.Zero, Look);

    private async Task LookAsync()
    {
        var found = await outage.AskAsync(
            () => reader.GetAsync(Access.Event.Id, Draft.Running!.Value, Access.Actor, CancellationToken.None));
        if (!found.IsOk)
        {
            return;
        }

        _run = found.Value;
        if (!_run.IsUnderWay)
        {
            _timer?.Dispose();
            Draft.End(_run);
        }

        StateHasChanged();
    }

    private async Task StopAsync()
    {
        await outage.AskAsync(() => ending.StopAsync(Access.Event.Id, Draft.Running!.Value, Access.Actor, CancellationToken.None));
        await LookAsync();
    }
}
