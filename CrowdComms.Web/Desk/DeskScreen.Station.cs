using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Access;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Desk;

/// <summary>The station at which this browser works: staff choose it once, and the browser remembers it.</summary>
public sealed partial class DeskScreen
{
    private LatestScans Latest => _latest ??= new LatestScans(RecentScans, Feed);

    private EventStation Here => new(Access.Event.Id, _station!.Id);

    private Task LoadAsync() => TriedAsync(async () =>
    {
        var stations = await Stations.PlacesAsync(Access.Event.Id, Doors, Access.Actor, _gone.Token);
        await using var memory = await MemoryAsync();
        var remembered = await memory.InvokeAsync<string?>("recall", _gone.Token, Memory);
        _stations = stations.IsOk ? stations.Value : [];
        _station = _stations.FirstOrDefault(s => s.Id == Access.Station?.Id || s.Id.ToString() == remembered);
        await ReadRecentAsync();
    });

    private async Task ChooseAsync(StationChoice station)
    {
        await using var memory = await MemoryAsync();
        await memory.InvokeVoidAsync("remember", _gone.Token, Memory, station.Id.ToString());
        _station = station;
        await TriedAsync(ReadRecentAsync);
    }

    private async Task ForgetStationAsync()
    {
        await using var memory = await MemoryAsync();
        await memory.InvokeVoidAsync("forget", _gone.Token, Memory);
        Latest.Forget();
        (_station, _answer, _hits, _door, _direction) = (null, null, null, null, Direction.In);
    }

    private async Task ReadRecentAsync()
    {
        if (_station is not null)
        {
            await Latest.ReadAsync(Here, Access.Actor, _gone.Token);
            if (Doors && _door?.StationId != _station.Id)
            {
                var door = await Stations.DoorAsync(Here, Access.Actor, _gone.Token);
                _door = door.IsOk ? door.Value : null;
            }
        }
    }

    private void Refuse(Error error)
    {
        _trouble = error.Message;
        if (error.Code == StationErrors.DeviceRevoked.Code)
        {
            Navigation.NavigateTo(DeviceSignIn.SignedOut, forceLoad: true);
        }
    }

    private ValueTask<IJSObjectReference> MemoryAsync() =>
        Script.InvokeAsync<IJSObjectReference>("import", _gone.Token, "./Desk/DeskScreen.razor.js");
}
