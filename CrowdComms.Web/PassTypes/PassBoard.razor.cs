using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Venue;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.PassTypes;

/// <summary>Shows the pass types, zones and stations of an event; organisers add, edit and delete them here.</summary>
public sealed partial class PassBoard(
    PassTypeReader reader, PassTypeService passTypes, PassTypeOrder order, ZoneGrants grants, ZoneService zones, StationService stations,
    Outage outage, IDialogService dialogs, ISnackbar snackbar) : ComponentBase
{
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    private Task _loading = Task.CompletedTask;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The part of the page that is shown.</summary>
    [Parameter] public PassPart Part { get; set; }

    private IReadOnlyList<PassTypeRow>? Passes { get; set; }

    private IReadOnlyList<ZoneRow>? Zones { get; set; }

    private IReadOnlyList<StationRow>? Stations { get; set; }

    private string? Failure { get; set; }

    /// <summary>Opens the dialog that adds a pass type, a zone or a station.</summary>
    public async Task AddAsync(PassPart part)
    {
        // A fast user can click before the page has read its rows, and the dialogs need to know the zones.
        await _loading;
        await (Failure is not null ? Task.CompletedTask : part switch
        {
            PassPart.Passes or PassPart.Access => OpenPassAsync(null),
            PassPart.Zones => OpenZoneAsync(null),
            PassPart.Stations => OpenStationAsync(null),
        });
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive)
        {
            await (_loading = LoadAsync());
        }
    }

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(AskAsync);
        Failure = answer.Error?.Message;
        StateHasChanged();
    }

    private async Task<Result<Done>> AskAsync()
    {
        var (eventId, actor) = (Access.Event.Id, Access.Actor);
        var passes = await reader.PassTypesAsync(eventId, actor, CancellationToken.None);
        var places = await reader.ZonesAsync(eventId, actor, CancellationToken.None);
        var points = await stations.ListAsync(eventId, actor, CancellationToken.None);
        if ((passes.Error ?? places.Error ?? points.Error) is { } refusal)
        {
            return refusal;
        }

        (Passes, Zones, Stations) = (passes.Value, places.Value, points.Value);
        return default(Done);
    }

    private Task OpenPassAsync(PassTypeRow? row) => ShowAsync<PassDialog>(row is null ? "Add pass type" : "Edit pass type",
        new DialogParameters<PassDialog> { { d => d.Access, Access }, { d => d.Row, row }, { d => d.Zones, Zones } });

    private Task OpenZoneAsync(ZoneRow? row) => ShowAsync<ZoneDialog>(row is null ? "Add zone" : "Edit zone",
        new DialogParameters<ZoneDialog> { { d => d.Access, Access }, { d => d.Row, row } });

    private Task OpenStationAsync(StationRow? row) => ShowAsync<StationDialog>(row is null ? "Add station" : "Rename station",
        new DialogParameters<StationDialog> { { d => d.Access, Access }, { d => d.Row, row }, { d => d.Zones, Zones } });

    private async Task ShowAsync<TDialog>(string title, DialogParameters parameters) where TDialog : IComponent
    {
        var dialog = await dialogs.ShowAsync<TDialog>(title, parameters, Narrow);
        if (await dialog.Result is { Canceled: false })
        {
            await LoadAsync();
        }
    }

    private async Task ActAsync(PassAct act)
    {
        var row = act.Row;
        switch (act.Kind)
        {
            case PassActKind.Retire:
            case PassActKind.BringBack:
                var retired = act.Kind == PassActKind.Retire;
                await DoAsync(() => order.RetireAsync(Access.Event.Id, row.Id, retired, Access.Actor, CancellationToken.None),
                    retired ? $"“{row.Name}” is retired. Current holders keep it; no one new gets it."
                        : $"“{row.Name}” is restored.");
                break;
            case PassActKind.Delete when await SureAsync(
                "Delete this pass type?", $"“{row.Name}” will be deleted. No one has it.", "Delete pass type"):
                await DoAsync(() => passTypes.DeleteAsync(Access.Event.Id, row.Id, Access.Actor, CancellationToken.None),
                    $"“{row.Name}” is deleted.");
                break;
            case PassActKind.Delete:
                break;
            case PassActKind.Up:
            case PassActKind.Down:
                await MoveAsync(row, act.Kind == PassActKind.Up ? -1 : 1);
                break;
        }
    }

    // Moves past the next row that is shown in the same list; retired pass types have a list of their own.
    private async Task MoveAsync(PassTypeRow row, int step)
    {
        var moved = Passes!.Where(p => !p.Retired).Select(p => p.Id).ToList();
        var from = moved.IndexOf(row.Id);
        var to = Math.Clamp(from + step, 0, moved.Count - 1);
        (moved[from], moved[to]) = (moved[to], moved[from]);
        moved.AddRange(Passes!.Where(p => p.Retired).Select(p => p.Id));
        await DoAsync(() => order.ReorderAsync(Access.Event.Id, moved, Access.Actor, CancellationToken.None), null);
    }

    private Task GrantAsync(PassAccess access) =>
        DoAsync(() => grants.GrantAsync(Access.Event.Id, access, Access.Actor, CancellationToken.None), null);

    private async Task DeleteZoneAsync(ZoneRow row)
    {
        if (await SureAsync("Delete this zone?", $"“{row.Name}” will be deleted, and passes no longer open it.", "Delete zone"))
        {
            await DoAsync(
                () => zones.DeleteAsync(Access.Event.Id, row.Id, Access.Actor, CancellationToken.None), $"“{row.Name}” is deleted.");
        }
    }

    private async Task DeleteStationAsync(StationRow row)
    {
        if (await SureAsync("Delete this station?", $"“{row.Name}” will be deleted. It has no scans.", "Delete station"))
        {
            await DoAsync(() => stations.DeleteAsync(Access.Event.Id, row.Id, Access.Actor, CancellationToken.None),
                $"“{row.Name}” is deleted.");
        }
    }

    private async Task<bool> SureAsync(string question, string consequence, string yes) =>
        await dialogs.ShowMessageBoxAsync(question, consequence, yesText: yes, cancelText: "Cancel") is true;

    private async Task DoAsync<T>(Func<Task<Result<T>>> act, string? words)
    {
        var done = await outage.AskAsync(act);
        if ((done.Error?.Message ?? words) is { } said)
        {
            snackbar.Add(said, done.IsOk ? Severity.Success : Severity.Error);
        }

        await LoadAsync();
    }
}
