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
            var people = _retention!.People == 1 ? "1 person" : $"{_retention.People:N0} people";
            if (_days is not (>= 0 and <= RetentionService.MostDays))
            {
                return $"Nothing is removed by itself. {people} can be known by name.";
            }

            var due = Access.Event.EndsAt.AddDays(_days.Value);
            var done = _retention is { People: 0, DoneAt: { } at } ? $" It was last done on {Local(at)}." : "";
            var when = due <= clock.GetUtcNow()
                ? $"Within an hour of saving, since {Local(due)} has passed" : $"On {Local(due)}";
            return $"{when}, everybody is anonymised (now {people}): names, addresses, notes, messages and contact "
                + "persons go, company links close; "
                + $"counts, scans and the report stay. It cannot be undone.{done}";
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
            snackbar.Add(_days is null ? "Personal data is kept." : "The days are saved.", Severity.Success);
        }
    }

    private string Local(DateTimeOffset instant) => Access.Event.Local(instant).ToString("d MMM yyyy, HH:mm");
}
