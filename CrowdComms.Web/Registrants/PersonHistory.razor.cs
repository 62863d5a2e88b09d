using CrowdComms.Data.Accounts;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Registrants;

/// <summary>What happened to a person, newest first.</summary>
public sealed partial class PersonHistory(RegistrantReader reader, IDatabaseEngine engine, ILogger<PersonHistory> log) : ComponentBase
{
    /// <summary>The event, whose clock is shown.</summary>
    [Parameter, EditorRequired] public Room Room { get; set; } = default!;

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    private IReadOnlyList<HistoryRow>? Rows { get; set; }

    private string? Failure { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        Failure = null;
        var answer = await engine.AskAsync(() => reader.HistoryAsync(Room.Event.Id, Id, Room.Actor, CancellationToken.None), log);
        (Rows, Failure) = (answer.IsOk ? answer.Value : null, answer.Error?.Message);
    }

    private static string Tone(HistoryRow row) => (row.To, row.Outcome) switch
    {
        (RegistrantStatus.CheckedIn, _) or (_, ScanOutcome.Admitted) => "good",
        (RegistrantStatus.Cancelled, _) => "bad",
        (_, null or ScanOutcome.Left) => "plain",
        _ => "bad",
    };
}
