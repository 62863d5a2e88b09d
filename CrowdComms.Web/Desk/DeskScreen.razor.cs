using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Desk;

/// <summary>The check-in desk: one input field, the outcome of the last scan in large, and the latest scans beside it.</summary>
public sealed partial class DeskScreen : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private LatestScans _latest = null!;
    private DeskScans _scans = null!;
    private DeskSearch _search = null!;
    private DeskEntries _entries = null!;
    private WalkInButton? _walkIn;
    private string? _trouble;
    private int _cleared;
    private Direction _direction;

    /// <summary>The event, and the user or paired device that works here.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The station at which this browser works. Another station is another component.</summary>
    [Parameter, EditorRequired] public StationChoice Station { get; set; } = default!;

    /// <summary>The button that changes the station; null where it cannot be changed.</summary>
    [Parameter] public RenderFragment? Change { get; set; }

    /// <summary>Whether the station is the door of a zone; otherwise it is at the entrance.</summary>
    [Parameter] public bool Doors { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _search?.Dispose();
        _latest?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _latest = new LatestScans(RecentScans, Feed);
        _search = new DeskSearch(Search, Access);
        _scans = new DeskScans(new DeskServices(CheckIn, Undo, _latest), Access, Station);
        _entries = new DeskEntries(_scans, DecideAsync);
    }

    /// <inheritdoc />
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender
        ? TriedAsync(() => _latest.ReadAsync(_scans.Here, Access.Actor, _gone.Token)) : Task.CompletedTask;

    private async Task TypedAsync(string text)
    {
        _trouble = null;
        await TriedAsync(async () =>
        {
            if (await _search.FindAsync(text) is { } error)
            {
                Refuse(error);
            }
        });
    }

    private async Task<EntryState> EnteredAsync(DeskEntry entry)
    {
        var state = await _entries.EnterAsync(entry);
        StateHasChanged();
        return state;
    }

    private async Task<EntryState> DecideAsync(DeskEntry entry)
    {
        var (text, shown) = (entry.Text, _search.ChosenFor(entry.Text));
        if (TicketCode.Read(text) is null && shown is null)
        {
            await TypedAsync(text);
            if (_trouble is not null || _search.Hits is null or { Count: > 0 } || !DeskField.LooksScanned(text))
            {
                return Outage.Says(_trouble) ? EntryState.Unreachable : EntryState.Open;
            }
        }

        var request = shown is null ? new ScanRequest(entry.ScanId, Station.Id, text)
            : new ScanRequest(entry.ScanId, Station.Id, RegistrantId: shown.Id);
        return await ScanAsync(request with { Direction = entry.Direction }, entry.IsLate ? text : null);
    }

    private async Task KeyAsync(string key)
    {
        switch (key)
        {
            case "up" or "down":
                _search.Move(key == "down");
                break;
            case "escape":
                _search.Close();
                _scans.Clear();
                _trouble = null;
                break;
            case "garbled":
                _search.Close();
                _trouble = DeskEntries.Garbled;
                break;
            case "F2" when !Doors:
                await WalkInAsync();
                break;
            case "F6" when Doors:
                Turn();
                break;
            case "F8" when _scans.CanUndo:
                AskWhy();
                break;
        }

        StateHasChanged();
    }

    private Task ReturnedAsync(Guid scanId) => TriedAsync(() => _scans.ReturnAsync(scanId, _gone.Token));

    private async Task ChoosePersonAsync(Guid registrantId)
    {
        await ScanAsync(new ScanRequest(Guid.CreateVersion7(), Station.Id, RegistrantId: registrantId) { Direction = _direction });
        _cleared++;
    }

    private Task<EntryState> OverrideAsync(string reason) => ScanAsync(
        new ScanRequest(Guid.CreateVersion7(), Station.Id, RegistrantId: _scans.Answer!.Registrant!.Id, Reason: reason)
        { Direction = _scans.Answer.Direction });

    private async Task<EntryState> ScanAsync(ScanRequest request, string? lateText = null)
    {
        var state = EntryState.Unreachable;
        await TriedAsync(async () =>
        {
            var error = await _scans.ScanAsync(request, lateText, _gone.Token);
            state = EntryState.Decided;
            if (error is not null)
            {
                Refuse(error);
                return;
            }

            _search.Close();
            _trouble = null;
            _walkIn?.Close();
        });
        return state;
    }

    private void Turn() => _direction = _direction == Direction.In ? Direction.Out : Direction.In;

    private void AskWhy() => _scans.Undoing = new UndoAsked(_scans.Answer!.ScanId, _scans.Answer.Registrant!.Name);

    private Task UndoAsync(string reason) =>
        TriedAsync(async () => _trouble = (await _scans.UndoAsync(reason, _gone.Token))?.Message);

    private Task WalkInAsync() => _walkIn?.OpenAsync(_search.Text) ?? Task.CompletedTask;

    private void Refuse(Error error)
    {
        _trouble = error.Message;
        if (error.Code == StationErrors.DeviceRevoked.Code)
        {
            Navigation.NavigateTo(DeviceSignIn.SignedOut, forceLoad: true);
        }
    }

    private async Task TriedAsync(Func<Task> work)
    {
        try
        {
            if ((await Outages.TryAsync(work)).Failed(out var away))
            {
                _trouble = away.Message;
            }
        }
        catch (OperationCanceledException)
        {
            // The user typed on, or closed the page.
        }

        StateHasChanged();
    }
}
