using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Exports;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Exports;

/// <summary>The exports that organisers get by email every day.</summary>
public sealed partial class ExportSchedules(ExportScheduleService schedules, Outage outage) : ComponentBase
{
    private IReadOnlyList<ScheduleRow>? _rows;
    private IReadOnlyList<ScheduleRecipient> _people = [];
    private string? _failure, _said;
    private bool _busy;
    private ExportKind _kind;
    private ExportFormat _format = ExportFormat.Xlsx;
    private int _hour = 18;
    private Guid _to;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        var first = _people.Count > 0 ? _people[0] : null;
        _to = (_people.FirstOrDefault(p => p.UserId == Access.Actor.UserId) ?? first)?.UserId ?? Guid.Empty;
    }

    private async Task LoadAsync()
    {
        var rows = await outage.AskAsync(() => schedules.ListAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        var people = await outage.AskAsync(() => schedules.RecipientsAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        _failure = (rows.Error ?? people.Error)?.Message;
        if (rows.IsOk && people.IsOk)
        {
            (_rows, _people) = (rows.Value, people.Value);
        }
    }

    private async Task AddAsync()
    {
        _busy = true;
        var added = await outage.AskAsync(
            () => schedules.AddAsync(Access.Event.Id, new NewSchedule(_kind, _format, _hour, _to), Access.Actor, CancellationToken.None));
        _said = added.Error?.Message ?? $"Daily export added: {ExportWords.Title(_kind)}, {_hour:00}:00.";
        await LoadAsync();
        _busy = false;
    }

    private async Task RemoveAsync(ScheduleRow row)
    {
        var removed = await outage.AskAsync(() => schedules.RemoveAsync(Access.Event.Id, row.Id, Access.Actor, CancellationToken.None));
        _said = removed.Error?.Message ?? $"Daily export removed: {ExportWords.Title(row.Kind)}, {row.Hour:00}:00, {row.Recipient}.";
        await LoadAsync();
    }
}
