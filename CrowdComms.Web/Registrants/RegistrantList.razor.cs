using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Registrants;

/// <summary>The grid of registrants. It reads and shows one page of rows, however many registrants there are.</summary>
public sealed partial class RegistrantList(
    RegistrantSearch search, RegistrantChoices choices, Outage outage, IJSRuntime js)
    : ComponentBase, IAsyncDisposable
{
    private readonly Newest _loading = new();
    private RegistrantFilter? _asked;
    private ElementReference _root;
    private IJSObjectReference? _script;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The view that is shown now.</summary>
    [Parameter, EditorRequired] public RegistrantFilter Filter { get; set; } = default!;

    /// <summary>Called with the new view when the user wants to see something different.</summary>
    [Parameter] public EventCallback<RegistrantFilter> FilterChanged { get; set; }

    private HashSet<Guid> Chosen { get; } = [];

    private IReadOnlyList<PassChoice> PassTypes { get; set; } = [];

    private Page<RegistrantRow>? Shown { get; set; }

    private string? Failure { get; set; }

    private bool Loading { get; set; } = true;

    private string Adding => (Filter with { Adding = true }).Address($"/events/{Access.Event.Slug}/registrants");

    private string Announced => Shown?.Total switch
    {
        null => "",
        0 => Filter.Narrows ? "No one found" : "",
        1 => Filter.Narrows ? "1 person found" : "1 person",
        { } total => Filter.Narrows ? $"{total:N0} people found" : $"{total:N0} people",
    };

    /// <summary>Reads the same page again after a change.</summary>
    public async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _loading.Dispose();
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
    protected override async Task OnParametersSetAsync()
    {
        // A prerendered page shows the skeleton: the circuit that follows asks once.
        if (!RendererInfo.IsInteractive || Filter.SameRowsAs(_asked))
        {
            return;
        }

        if (_asked is not null && (Filter with { Page = _asked.Page }).SameRowsAs(_asked) is false)
        {
            Chosen.Clear();
        }

        _asked = Filter;
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await js.InvokeAsync<IJSObjectReference>("import", "./Registrants/RegistrantList.razor.js");
            await _script.InvokeVoidAsync("attach", _root);
        }
    }

    private async Task LoadAsync()
    {
        var stop = _loading.Begin();
        Loading = true;
        try
        {
            var answer = await outage.AskAsync(() => AskAsync(stop));
            stop.ThrowIfCancellationRequested();
            Failure = answer.Error?.Message;
            Shown = answer.IsOk ? answer.Value : null;
            Loading = false;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // A newer query has started, so the result of this one is not needed.
        }
    }

    private async Task<Result<Page<RegistrantRow>>> AskAsync(CancellationToken stop)
    {
        var passTypes = await choices.PassTypesAsync(Access.Event.Id, Access.Actor, stop);
        if (passTypes.Failed(out var refused))
        {
            return refused;
        }

        PassTypes = passTypes.Value;
        var query = Filter.Query(PassTypes);
        var page = await search.PageAsync(Access.Event.Id, query, Access.Actor, stop);

        // A page that no longer exists (after a filter, or from an old link) is replaced by the last page.
        return page.IsOk && page.Value is { Items.Count: 0, Total: > 0 } beyond
            ? await search.PageAsync(Access.Event.Id,
                query with { Page = (beyond.Total + beyond.PageSize - 1) / beyond.PageSize }, Access.Actor, stop)
            : page;
    }

    private async Task DoneAsync()
    {
        Chosen.Clear();
        await LoadAsync();
    }
}
