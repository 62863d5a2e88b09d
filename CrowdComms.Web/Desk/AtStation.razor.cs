using CrowdComms.Data.Access;
using CrowdComms.Data.Events;
using CrowdComms.Data.Venue;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Desk;

/// <summary>Shows its content once this browser works at a station: a paired device at its own, every other browser at
/// the one that staff chose here.</summary>
public sealed partial class AtStation : ComponentBase
{
    private IReadOnlyList<StationChoice>? _stations;
    private StationChoice? _station;
    private string? _trouble, _doubt;

    /// <summary>The event, and the user or paired device that works here.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>Whether the stations are the doors of zones; otherwise they are those at the entrance.</summary>
    [Parameter] public bool Doors { get; set; }

    /// <summary>What is shown for the chosen station.</summary>
    [Parameter, EditorRequired] public RenderFragment<ChosenStation> ChildContent { get; set; } = default!;

    private StationMemory Memory => new(Script, StationMemory.Key(Access.Event, Doors));

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _doubt = EventTime.Doubt(Access.Event, Clock.GetUtcNow()) is { } doubt && !await Memory.IsSureAsync() ? doubt : null;
            await LoadAsync();
            StateHasChanged();
        }
    }

    private async Task LoadAsync()
    {
        var answer = await Outages.AskAsync(() => Stations.PlacesAsync(Access.Event.Id, Doors, Access.Actor, CancellationToken.None));
        _trouble = answer.Error?.Message;
        if (answer.IsOk)
        {
            var remembered = await Memory.RecallAsync();
            _station = answer.Value.FirstOrDefault(s => s.Id == Access.Station?.Id || s.Id.ToString() == remembered);
            _stations = answer.Value;
        }
    }

    private async Task BeSureAsync()
    {
        await Memory.BeSureAsync();
        _doubt = null;
    }

    private async Task ChooseAsync(StationChoice station)
    {
        await Memory.RememberAsync(station.Id);
        _station = station;
    }

    private async Task ForgetAsync()
    {
        await Memory.ForgetAsync();
        _station = null;
    }
}

/// <summary>The station at which this browser works.</summary>
/// <param name="Station">The station.</param>
/// <param name="Change">The button that changes it; null on a paired device.</param>
public sealed record ChosenStation(StationChoice Station, RenderFragment? Change);
