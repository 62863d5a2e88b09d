using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Registrants;

/// <summary>The history of a registrant: changes of status and scans, newest first.</summary>
public sealed partial class PersonHistory(HistoryReader reader, Outage outage) : ComponentBase
{
    private static readonly TimeSpan OneScan = TimeSpan.FromMinutes(2);

    /// <summary>The event, whose time zone the times are shown in.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The registrant whose history is shown.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    private IReadOnlyList<HistoryRow>? Rows { get; set; }

    private string? Failure { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        Failure = null;
        var answer = await outage.AskAsync(() => reader.ReadAsync(Access.Event.Id, Id, Access.Actor, CancellationToken.None));
        (Rows, Failure) = (answer.IsOk ? [.. answer.Value.Where(row => !SaidByStep(row, answer.Value))] : null, answer.Error?.Message);
    }

    // The scan that checked a registrant in is hidden, because the change of status says the same.
    private static bool SaidByStep(HistoryRow row, IEnumerable<HistoryRow> all) => row.Outcome == ScanOutcome.Admitted
        && all.Any(step => step.To == RegistrantStatus.CheckedIn && step.Station == row.Station && (step.At - row.At).Duration() < OneScan);

    private static string Tone(HistoryRow row) => (row.To, row.Outcome) switch
    {
        (RegistrantStatus.CheckedIn, _) or (_, ScanOutcome.Admitted) => "good",
        (RegistrantStatus.Cancelled, _) => "bad",
        (_, null or ScanOutcome.Left) => "plain",
        _ => "bad",
    };
}
