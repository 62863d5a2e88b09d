using CrowdComms.Data.Access;
using CrowdComms.Data.Venue;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Groups;

/// <summary>Shows its content once this browser has chosen a station at the entrance; the desk remembers the same
/// station.</summary>
public sealed partial class AtStation : ComponentBase
{
    private IReadOnlyList<StationChoice>? _stations;
    private StationChoice? _station;
    private string? _trouble;

    /// <summary>The event, and the user or paired device that works here.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>What is shown for the chosen station.</summary>
    [Parameter, EditorRequired] public RenderFragment<StationChoice> ChildContent { get; set; } = default!;

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
        var answer = await Outages.AskAsync(
            () => Stations.PlacesAsync(Access.Event.Id, doors: false, Access.Actor, CancellationToken.None));
        _trouble = answer.Error?.Message;
        if (answer.IsOk)
        {
            await using var memory = await MemoryAsync();
            var remembered = await memory.InvokeAsync<string?>("recall", Access.Event.Slug);
            _station = answer.Value.FirstOrDefault(s => s.Id.ToString() == remembered);
            _stations = answer.Value;
        }
    }

    private async Task ChooseAsync(StationChoice station)
    {
        await using var memory = await MemoryAsync();
        await memory.InvokeVoidAsync("remember", Access.Event.Slug, station.Id.ToString());
        _station = station;
    }

    private async Task ForgetAsync()
    {
        await using var memory = await MemoryAsync();
        await memory.InvokeVoidAsync("forget", Access.Event.Slug);
        _station = null;
    }

    private ValueTask<IJSObjectReference> MemoryAsync() => Script.InvokeAsync<IJSObjectReference>("import", "./Desk/DeskScreen.razor.js");
}
