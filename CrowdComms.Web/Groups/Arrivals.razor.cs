using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Groups;

/// <summary>Checks in a company or another group: staff tick who is present, press one button, and see the outcome of
/// each registrant.</summary>
public sealed partial class Arrivals : ComponentBase, IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _script;
    private IDisposable? _watch;
    private GroupCheckIn _party = new(needsConfirmation: true);
    private CompanyChoice? _company;
    private Guid? _asked;
    private string? _trouble;
    private string _said = "", _reason = "";
    private int _more;
    private bool _loading, _busy, _enter;

    /// <summary>The event, and the user or paired device that works here.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The station at which the group is checked in.</summary>
    [Parameter, EditorRequired] public StationChoice Station { get; set; } = default!;

    /// <summary>The company that arrives; null for a group that staff put together.</summary>
    [Parameter] public Guid? Company { get; set; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        try
        {
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has closed the connection, so the script no longer exists.
        }
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _party = NewParty();

        // Any thread may call this. A change concerns this list once or twice per registrant, so the work below is small.
        _watch = Feed.Subscribe(Access.Event.Id, change =>
        {
            if (change.Moves.Count > 0)
            {
                _ = InvokeAsync(() => Follow(change.Moves));
            }
        });
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (Company != _asked)
        {
            _asked = Company;
            (_party, _company, _more, _said, _trouble) = (NewParty(), null, 0, "", null);
            await LoadAsync();
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await Js.InvokeAsync<IJSObjectReference>("import", "./Groups/Arrivals.razor.js");
            await _script.InvokeVoidAsync("attach", _root);
        }

        if (_enter && !_loading && _script is not null)
        {
            _enter = false;
            await _script.InvokeVoidAsync("enter", _root);
        }
    }

    private async Task LoadAsync()
    {
        if (Company is not { } id)
        {
            return;
        }

        _loading = true;
        var company = await Outages.AskAsync(() => Choices.CompanyAsync(Access.Event.Id, id, Access.Actor, CancellationToken.None));
        var query = new RegistrantQuery { Company = id, PageSize = RegistrantQuery.MostRows };
        var people = await Outages.AskAsync(() => Search.PageAsync(Access.Event.Id, query, Access.Actor, CancellationToken.None));
        _loading = false;
        _trouble = company.Error?.Message ?? people.Error?.Message;
        if (_trouble is null && Company == id)
        {
            _company = company.Value;
            _party.Add(people.Value.Items);
            (_more, _enter) = (people.Value.Total - people.Value.Items.Count, true);
        }
    }

    private string Unlisted => _more == 1
        ? $"These are the first {_party.People.Count:N0} by name. Search for the last one by name."
        : $"These are the first {_party.People.Count:N0} by name. Search for the other {_more:N0} by name.";

    private GroupCheckIn NewParty() => new(Access.Event.RequiresConfirmation)
    {
        Today = Access.Event.CheckedOnce == CheckedOnce.Day ? EventDay.Of(Clock.GetUtcNow(), Access.Event.TimeZone) : null,
    };

    private void GoAsync(CompanyChoice company) => Navigation.NavigateTo($"/events/{Access.Event.Slug}/arrivals?company={company.Id}");

    private void AddAsync(RegistrantRow person)
    {
        _party.Add([person]);
        _said = $"{person.Name} is on the list.";
    }

    private void StartOverAsync()
    {
        (_party, _company, _said, _more) = (NewParty(), null, "", 0);
        Navigation.NavigateTo($"/events/{Access.Event.Slug}/arrivals");
    }

    private Task CheckInAsync() => SendAsync(null);

    private Task LetInAsync() => _reason.OrNull() is { } reason ? SendAsync(reason) : Task.CompletedTask;

    private async Task SendAsync(string? reason)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _trouble) = (true, null);
        var (came, not) = (0, 0);
        foreach (var request in _party.Requests(Station.Id, reason))
        {
            var answer = await Outages.AskAsync(
                () => Groups.CheckInTogetherAsync(Access.Event, request, Access.Actor, CancellationToken.None));
            if (answer.Failed(out var error))
            {
                _trouble = $"{error.Message} Those shown as checked in are in. Try again for the others; no one is checked in twice.";
                break;
            }

            _party.Take(answer.Value);
            var admitted = answer.Value.Count(a => a.Answer?.Outcome == ScanOutcome.Admitted);
            (came, not) = (came + admitted, not + answer.Value.Count - admitted);
        }

        _said = Said(came, not);
        (_busy, _reason) = (false, _trouble is null ? "" : _reason);
    }

    private void Follow(IReadOnlyList<Move> moves)
    {
        var ours = 0;
        foreach (var move in moves)
        {
            ours += _party.Follow(move) ? 1 : 0;
        }

        if (ours > 0)
        {
            StateHasChanged();
        }
    }

    private static string Said(int came, int not) => (came, not) switch
    {
        (0, 0) => "",
        (1, 0) => "1 person checked in.",
        (_, 0) => $"{came:N0} people checked in.",
        _ => $"{came:N0} checked in, {not:N0} not.",
    };
}
