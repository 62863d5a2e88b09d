using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Scans;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Desk;

/// <summary>The check-in desk: one input field, the outcome of the last scan in large, and the latest scans beside it.</summary>
public sealed partial class DeskScreen : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<StationChoice>? _stations;
    private LatestScans? _latest;
    private IReadOnlyList<RegistrantRow>? _hits;
    private StationChoice? _station;
    private ScanAnswer? _answer;
    private DeskField? _field;
    private (Guid ScanId, Task<bool> Done)? _entry;
    private string _text = "";
    private string? _trouble;
    private int _selected, _search;
    private bool _undone;
    private (Guid ScanId, string Name)? _undoing;
    private Direction _direction;
    private DoorFacts? _door;

    /// <summary>The event, and the user or paired device that works here.</summary>
    [Parameter, EditorRequired]
    public EventAccess Access { get; set; } = default!;

    /// <summary>Whether the stations are the doors of zones; otherwise they are those at the entrance.</summary>
    [Parameter]
    public bool Doors { get; set; }

    // The desk and the doors of one event each have a key of their own, so that the browser remembers a station for both.
    private string Memory => Doors ? $"{Access.Event.Slug}.door" : Access.Event.Slug;

    /// <inheritdoc />
    public void Dispose()
    {
        _latest?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private async Task TypedAsync(string text)
    {
        var search = ++_search;
        (_text, _trouble) = (text.Trim(), null);
        if (SearchText.Words(_text).Count == 0)
        {
            _hits = null;
        }
        else if (TicketCode.Read(_text) is null)
        {
            await TriedAsync(async () =>
            {
                var found = await Search.FindAsync(Access.Event.Id, text, Access.Actor, _gone.Token);
                if (found.Failed(out var error))
                {
                    Refuse(error);
                }
                else if (search == _search)
                {
                    (_hits, _selected) = (found.Value, 0);
                }
            });
        }

        StateHasChanged();
    }

    // Returns true if the scan was decided, so that the field may forget the text; false if staff have to look at it or send it again. A
    // scan whose outcome was lost with the connection is sent twice, perhaps while the first is still being decided.
    private async Task<bool> EnteredAsync(string text, Guid scanId, Direction direction)
    {
        if (_entry is { } before && before.ScanId == scanId && await before.Done)
        {
            return true;
        }

        _entry = (scanId, DecideAsync(text, scanId, direction));
        return await _entry.Value.Done;
    }

    private async Task<bool> DecideAsync(string text, Guid scanId, Direction direction)
    {
        var shown = _hits is { Count: > 0 } && text == _text ? _hits[Math.Clamp(_selected, 0, _hits.Count - 1)] : null;
        if (TicketCode.Read(text) is null && shown is null)
        {
            await TypedAsync(text);
            if (_trouble is not null || _hits is null or { Count: > 0 } || !DeskField.LooksScanned(text))
            {
                return false;
            }
        }

        var request = shown is null ? new ScanRequest(scanId, _station!.Id, text)
            : new ScanRequest(scanId, _station!.Id, RegistrantId: shown.Id);
        return await ScanAsync(request with { Direction = direction });
    }

    private async Task KeyAsync(string key)
    {
        switch (key)
        {
            case "up" or "down" when _hits is { Count: > 0 }:
                _selected = (_selected + (key == "down" ? 1 : _hits.Count - 1)) % _hits.Count;
                break;
            case "escape":
                (_hits, _answer, _text, _trouble, _undoing) = (null, null, "", null, null);
                _search++;
                break;
            case "F2" when !Doors:
                await WalkInAsync();
                break;
            case "F6" when Doors:
                Turn();
                break;
            case "F8" when CanUndo:
                AskWhy(_answer!.ScanId, _answer.Registrant!.Name);
                break;
        }

        StateHasChanged();
    }

    private async Task ReturnedAsync(Guid scanId)
    {
        await TriedAsync(async () =>
        {
            var answer = await CheckIn.AnswerAsync(Access.Event, scanId, Access.Actor, _gone.Token);
            _answer ??= answer.IsOk ? answer.Value : null;
        });
        StateHasChanged();
    }

    private async Task ChoosePersonAsync(RegistrantRow person)
    {
        await ScanAsync(new ScanRequest(Guid.CreateVersion7(), _station!.Id, RegistrantId: person.Id) { Direction = _direction });
        await (_field?.ClearTextAsync() ?? Task.CompletedTask);
    }

    private async Task OverrideAsync(string reason) =>
        await ScanAsync(new ScanRequest(Guid.CreateVersion7(), _station!.Id, RegistrantId: _answer!.Registrant!.Id,
            Reason: reason)
        { Direction = _answer.Direction });

    private async Task<bool> ScanAsync(ScanRequest request)
    {
        var decided = false;
        await TriedAsync(async () =>
        {
            var answer = await CheckIn.ScanAsync(Access.Event, request, Access.Actor, _gone.Token);
            decided = true;
            if (answer.Failed(out var error))
            {
                Refuse(error);
                return;
            }

            (_answer, _hits, _text, _trouble, _undone, _undoing) = (answer.Value, null, "", null, false, null);
            _search++;
            StateHasChanged();
            await (_field?.AnsweredAsync(ScanTone.Of(_answer.Outcome).Name, request.ScanId) ?? Task.CompletedTask);
            await Latest.AddAsync(_answer, Here, Access.Actor, _gone.Token);
        });
        StateHasChanged();
        return decided;
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
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The user closed the page meanwhile.
        }
    }
}
