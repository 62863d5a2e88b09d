using CrowdComms.Data.Access;
using CrowdComms.Data.Venue;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Groups;

/// <summary>Shows its content once this browser has chosen a station at the entrance; the desk remembers the same
/// station.</summary>
public sealed partial class AtStation : ComponentBase
{
    private IReadOnlyList<StationPlace>? _stations;
    private StationPlace? _station;
    private string? _trouble;

    /// <summary>The event, and the user or paired device that works here.</summary>
    [Parameter, EditorRequired] public Room Room { get; set; } = default!;

    /// <summary>What is shown for the chosen station.</summary>
    [Parameter, EditorRequired] public RenderFragment<StationPlace> ChildContent { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private async Task LoadAsync()
    {
        var answer = await Outages.AskAsync(() => Stations.PlacesAsync(Room.Event.Id, doors: false, Room.Actor, CancellationToken.None));
        _trouble = answer.Error?.Message;
        if (answer.IsOk)
        {
            await using var memory = await MemoryAsync();
            var remembered = await memory.InvokeAsync<string?>("recall", Room.Event.Slug);
            _station = answer.Value.FirstOrDefault(s => s.Id.ToString() == remembered);
            _stations = answer.Value;
        }
    }

    private async Task ChooseAsync(StationPlace station)
    {
        await using var memory = await MemoryAsync();
        await memory.InvokeVoidAsync("remember", Room.Event.Slug, station.Id.ToString());
        _station = station;
    }

    private async Task ForgetAsync()
    {
        await using var memory = await MemoryAsync();
        await memory.InvokeVoidAsync("forget", Room.Event.Slug);
        _station = null;
    }

    private ValueTask<IJSObjectReference> MemoryAsync() => Script.InvokeAsync<IJSObjectReference>("import", "./Desk/DeskScreen.razor.js");
}
