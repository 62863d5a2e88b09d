using CrowdComms.Data.Access;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Registrants;

/// <summary>The rows of one page, as plain HTML because a page has up to a hundred of them; on narrow screens each row
/// is a card.</summary>
public sealed partial class RegistrantTable(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private static readonly (RegistrantSort Sort, string Label, string Kind)[] Columns =
    [
        (RegistrantSort.Name, "Name", "name"), (RegistrantSort.Email, "Email", "email"), (RegistrantSort.Company, "Company", "company"),
        (RegistrantSort.PassType, "Pass type", "pass"), (RegistrantSort.Status, "Status", "status"),
        (RegistrantSort.CheckedInAt, "Checked in", "arrived"), (RegistrantSort.CreatedAt, "Registered", "since"),
    ];

    private ElementReference _all;
    private IJSObjectReference? _script;

    /// <summary>The columns by which the rows can be sorted, with their labels.</summary>
    public static IEnumerable<(RegistrantSort Sort, string Label)> Orders => Columns.Select(c => (c.Sort, c.Label));

    /// <summary>The event, whose time zone the times are shown in.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The registrants that are shown.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<RegistrantRow> Rows { get; set; } = [];

    /// <summary>The view that is shown now, with its order.</summary>
    [Parameter, EditorRequired] public RegistrantFilter Filter { get; set; } = default!;

    /// <summary>The ids of the selected registrants, those on other pages too.</summary>
    [Parameter, EditorRequired] public HashSet<Guid> Chosen { get; set; } = [];

    /// <summary>Called with the new view when the user chooses another order.</summary>
    [Parameter] public EventCallback<RegistrantFilter> FilterChanged { get; set; }

    /// <summary>Called when the selection has changed.</summary>
    [Parameter] public EventCallback OnChosen { get; set; }

    private bool AllChosen => Rows.All(r => Chosen.Contains(r.Id));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
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
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _script ??= await js.InvokeAsync<IJSObjectReference>("import", "./Registrants/RegistrantTable.razor.js");
        await _script.InvokeVoidAsync("some", _all, !AllChosen && Rows.Any(r => Chosen.Contains(r.Id)));
    }

    private string? Sorted(RegistrantSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    private string AddressOf(RegistrantRow row) => (Filter with { Person = row.Id }).Address($"/events/{Access.Event.Slug}/registrants");

    private string Local(DateTimeOffset? instant) => instant is { } at ? Access.Event.Local(at).ToString("d MMM, HH:mm") : "";

    private Task SortAsync(RegistrantSort sort) =>
        FilterChanged.InvokeAsync(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending, Page = 1 });

    private Task ToggleAsync(Guid id)
    {
        if (!Chosen.Remove(id))
        {
            Chosen.Add(id);
        }

        return OnChosen.InvokeAsync();
    }

    private Task ToggleAllAsync()
    {
        if (AllChosen)
        {
            Chosen.ExceptWith(Rows.Select(r => r.Id));
        }
        else
        {
            Chosen.UnionWith(Rows.Select(r => r.Id));
        }

        return OnChosen.InvokeAsync();
    }
}
