using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Privacy;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Privacy;

/// <summary>Sets how long the event keeps personal data, and says when what will be deleted.</summary>
public sealed partial class RetentionCard(
    RetentionService retention, Outage outage, TimeProvider clock, ISnackbar snackbar) : ComponentBase
{
    private Retention? _retention;
    private int? _days;
    private string? _failure;
    private string? _problem;
    private bool _busy;

    /// <summary>The event, and the organiser who edits it.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    // A sentence that says what the typed number would cause, before it is saved.
    private string What
    {
        get
        {
            var people = _retention!.People;
            if (_days is not (>= 0 and <= RetentionService.MostDays))
            {
                return people == 1 ? "Nothing is removed automatically. The personal data of 1 person is kept."
                    : $"Nothing is removed automatically. The personal data of {people:N0} people is kept.";
            }

            var done = _retention is { People: 0, DoneAt: { } at } ? $" This was last done on {Local(at)}." : "";
            return $"{When(Access.Event.EndsAt.AddDays(_days.Value), people)} This removes names, addresses, notes, messages and "
                + "contact persons, and company links stop working. Counts, scans and the report stay. "
                + $"This cannot be undone.{done}";
        }
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => retention.GetAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        _failure = answer.Error?.Message;
        (_retention, _days) = answer.IsOk ? (answer.Value, answer.Value.Days) : (null, null);
    }

    private async Task SaveAsync()
    {
        _busy = true;
        var answer = await outage.AskAsync(() => retention.SetAsync(Access.Event.Id, _days, Access.Actor, CancellationToken.None));
        _busy = false;
        _problem = answer.Error?.Message;
        if (answer.IsOk)
        {
            _retention = answer.Value;
            snackbar.Add(_days is null ? "Saved. Personal data is kept." : "Saved. Personal data is removed after these days.",
                Severity.Success);
        }
    }

    private string When(DateTimeOffset due, int people) => (due <= clock.GetUtcNow(), people) switch
    {
        (true, 1) => $"{Local(due)} has passed, so 1 person will be anonymised within an hour of saving.",
        (true, _) => $"{Local(due)} has passed, so {people:N0} people will be anonymised within an hour of saving.",
        (false, 1) => $"On {Local(due)}, everyone is anonymised: 1 person so far.",
        (false, _) => $"On {Local(due)}, everyone is anonymised: {people:N0} people so far.",
    };

    private string Local(DateTimeOffset instant) => Access.Event.Local(instant).ToString("d MMM yyyy, HH:mm");
}
