using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CrowdComms.Web.Scans;

/// <summary>Shows what outcome a registrant would get at every station now.</summary>
public sealed partial class ScanExplanation(
    RegistrantSearch search, RegistrantReader reader, ScanExplainer explainer, Outage outage, TimeProvider clock) : ComponentBase
{
    private IReadOnlyList<RegistrantRow>? _hits;
    private IReadOnlyList<ExplainedScan>? _explained;
    private RegistrantRow? _who;
    private string _text = "";
    private string? _trouble;
    private int _search;

    /// <summary>The event, and the user who asks.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The id of the registrant for whom the page was opened; null for none.</summary>
    [Parameter] public Guid? Person { get; set; }

    private TimeProvider Clock => clock;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Person is { } id)
        {
            await TriedAsync(async () =>
            {
                var person = await reader.GetAsync(Access.Event.Id, id, Access.Actor, CancellationToken.None);
                if (person.IsOk)
                {
                    await ExplainAsync(person.Value);
                }
            });
        }
    }

    // The text stays as typed, with its blanks: a text that differs would overwrite what is typed meanwhile.
    private Task TypedAsync(string? typed) => TriedAsync(async () =>
    {
        var turn = ++_search;
        _text = typed ?? "";
        var words = _text.Trim();
        if (SearchText.Words(words).Count == 0)
        {
            _hits = null;
            return;
        }

        var found = await search.FindAsync(Access.Event.Id, words, Access.Actor, CancellationToken.None);
        if (turn == _search && found.IsOk)
        {
            _hits = found.Value;
            if (TicketCode.Read(words) is not null && _hits is [var only])
            {
                await ExplainAsync(only);
            }
        }
    });

    // Enter takes the only hit; the search that it may be too early for has its text already.
    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Enter")
        {
            await TypedAsync(_text);
            if (_hits is [var only])
            {
                await ChooseAsync(only);
            }
        }
    }

    private Task ChooseAsync(RegistrantRow person) => TriedAsync(() => ExplainAsync(person));

    private async Task ExplainAsync(RegistrantRow person)
    {
        var turn = ++_search;
        var current = await reader.GetAsync(Access.Event.Id, person.Id, Access.Actor, CancellationToken.None);
        var explained = await explainer.ExplainAsync(Access.Event, person.Id, Access.Actor, CancellationToken.None);
        _who = current.IsOk ? current.Value : person;
        if (turn == _search)
        {
            // The user has not typed on meanwhile.
            (_hits, _text) = (null, "");
        }

        (_explained, _trouble) = (explained.IsOk ? explained.Value : null, explained.Error?.Message);
    }

    private async Task TriedAsync(Func<Task> work)
    {
        _trouble = null;
        if ((await outage.TryAsync(work)).Failed(out var away))
        {
            _trouble = away.Message;
        }
    }
}
