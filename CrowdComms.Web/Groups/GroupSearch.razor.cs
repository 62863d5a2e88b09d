using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CrowdComms.Web.Groups;

/// <summary>Finds companies and registrants by name; the companies are listed first.</summary>
public sealed partial class GroupSearch : ComponentBase, IDisposable
{
    private const int MostCompanies = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Newest _asking = new();
    private IReadOnlyList<Hit> _hits = [];
    private string _text = "";
    private string? _trouble, _nobody;
    private int _at;

    /// <summary>The event, and the user or paired device that works here.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>Called with the company that the user chose.</summary>
    [Parameter, EditorRequired] public EventCallback<CompanyChoice> OnCompany { get; set; }

    /// <summary>Called with the registrant whom the user chose.</summary>
    [Parameter, EditorRequired] public EventCallback<RegistrantRow> OnPerson { get; set; }

    private bool Open => _hits.Count > 0;

    /// <inheritdoc />
    public void Dispose() => _asking.Dispose();

    private async Task TypeAsync(string text)
    {
        _text = text;
        var stop = _asking.Begin();
        try
        {
            await Task.Delay(Pause, Clock, stop);
            var found = text.OrNull() is null ? (Result<IReadOnlyList<Hit>>)Array.Empty<Hit>()
                : await Outages.AskAsync(() => FindAsync(text, stop));
            stop.ThrowIfCancellationRequested();
            (_hits, _at, _trouble) = (found.IsOk ? found.Value : [], 0, found.Error?.Message);
            _nobody = found.IsOk && _hits.Count == 0 ? text.OrNull() : null;
            if (TicketCode.Read(text) is not null && _hits is [{ Person: not null } holder])
            {
                await ChooseAsync(holder);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The user has typed on or chosen a result, so this one is not needed.
        }
    }

    private async Task<Result<IReadOnlyList<Hit>>> FindAsync(string text, CancellationToken stop)
    {
        var companies = await Choices.CompaniesAsync(Access.Event.Id, text, Access.Actor, stop);
        var people = await Search.FindAsync(Access.Event.Id, text, Access.Actor, stop);
        return companies.Failed(out var error) || people.Failed(out error)
            ? error
            : (List<Hit>)[.. companies.Value.Take(MostCompanies).Select(c => new Hit(c.Id, c.Name, c, null)),
                .. people.Value.Select(p => new Hit(p.Id, p.Name, null, p))];
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" or "ArrowUp" when Open:
                _at = (_at + (key.Key == "ArrowDown" ? 1 : _hits.Count - 1)) % _hits.Count;
                break;
            case "Enter" when Open:
                await ChooseAsync(_hits[_at]);
                break;
            case "Escape":
                Clear();
                break;
        }
    }

    private async Task ChooseAsync(Hit hit)
    {
        Clear();
        await (hit.Company is { } company ? OnCompany.InvokeAsync(company) : OnPerson.InvokeAsync(hit.Person!));
    }

    private void Clear()
    {
        _asking.Stop();
        (_hits, _text, _at, _trouble, _nobody) = ([], "", 0, null, null);
    }

    private sealed record Hit(Guid Id, string Name, CompanyChoice? Company, RegistrantRow? Person);
}
