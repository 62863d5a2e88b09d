using CrowdComms.Data.CheckIn;
using Microsoft.JSInterop;

namespace CrowdComms.Web.CheckIn;

/// <summary>The station that this browser works at: chosen once and remembered.</summary>
public sealed partial class Desk
{
    private Task LoadAsync() => TriedAsync(async () =>
    {
        var stations = await Stations.PlacesAsync(Room.Event.Id, doors: false, Room.Actor, _gone.Token);
        await using var memory = await MemoryAsync();
        var remembered = await memory.InvokeAsync<string?>("recall", _gone.Token, Room.Event.Slug);
        _stations = stations.IsOk ? stations.Value : [];
        _station = _stations.FirstOrDefault(s => s.Id.ToString() == remembered);
        await ReadRecentAsync();
    });

    private async Task ChooseAsync(StationPlace station)
    {
        await using var memory = await MemoryAsync();
        await memory.InvokeVoidAsync("remember", _gone.Token, Room.Event.Slug, station.Id.ToString());
        _station = station;
        await TriedAsync(ReadRecentAsync);
    }

    private async Task ForgetStationAsync()
    {
        await using var memory = await MemoryAsync();
        await memory.InvokeVoidAsync("forget", _gone.Token, Room.Event.Slug);
        (_station, _answer, _hits, _recent) = (null, null, null, []);
    }

    private async Task ReadRecentAsync()
    {
        if (_station is not null)
        {
            var recent = await Stations.RecentAsync(new EntrancePlace(Room.Event.Id, _station.Id), Recent, Room.Actor, _gone.Token);
            _recent = recent.IsOk ? recent.Value : [];
        }
    }

    private ValueTask<IJSObjectReference> MemoryAsync() => Script.InvokeAsync<IJSObjectReference>("import", _gone.Token, "./CheckIn/Desk.razor.js");
}
