using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Companies;

/// <summary>One page of companies, with their registrants counted.</summary>
public sealed partial class CompanyList(
    CompanyReader reader, CompanyService companies, Outage outage, IDialogService dialogs, ISnackbar snackbar)
    : ComponentBase, IDisposable
{
    private readonly Newest _loading = new();
    private CompanyFilter? _asked;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The view that is shown now.</summary>
    [Parameter, EditorRequired] public CompanyFilter Filter { get; set; } = default!;

    /// <summary>Called with the new view when the user wants to see something different.</summary>
    [Parameter] public EventCallback<CompanyFilter> FilterChanged { get; set; }

    private Page<CompanyRow>? Shown { get; set; }

    private string? Failure { get; set; }

    private bool Loading { get; set; } = true;

    private bool Organises => Access.Actor.Has(MemberRole.Organiser, Access.Event.Id);

    private int Pages => (Shown!.Total + Shown.PageSize - 1) / Shown.PageSize;

    private string Order => Filter.Sort.ToString();

    private string Announced => Shown is null ? "" : (Shown.Total, Filter.Search.Length > 0) switch
    {
        (0, true) => "No company found",
        (0, false) => "",
        (1, var found) => found ? "1 company found" : "1 company",
        var (total, found) => found ? $"{total:N0} companies found" : $"{total:N0} companies",
    };

    /// <summary>Opens the dialog that adds a company.</summary>
    public Task AddAsync() => OpenAsync("Add company", null);

    /// <inheritdoc />
    public void Dispose() => _loading.Dispose();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive && Filter != _asked)
        {
            _asked = Filter;
            await ReloadAsync();
        }
    }

    private async Task ReloadAsync()
    {
        var stop = _loading.Begin();
        Loading = true;
        try
        {
            var answer = await outage.AskAsync(() => reader.PageAsync(Access.Event.Id, Filter.Query, Access.Actor, stop));
            stop.ThrowIfCancellationRequested();
            Failure = answer.Error?.Message;
            Shown = answer.IsOk ? answer.Value : null;
            Loading = false;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // A newer query has started, so the result of this one is not needed.
        }

        // A page that no longer exists (after a deletion, or from an old link) is replaced by the last page.
        if (Shown is { Items.Count: 0, Total: > 0 })
        {
            await TurnAsync(Pages);
        }
    }

    private Task SearchAsync(string text) => FilterChanged.InvokeAsync(Filter with { Search = text, Page = 1 });

    private Task OrderAsync(ChangeEventArgs chosen) =>
        FilterChanged.InvokeAsync((Filter with { Sort = default, Descending = true }).SortedBy(Enum.Parse<CompanySort>(
            (string)chosen.Value!)));

    private Task TurnAsync(int number) => FilterChanged.InvokeAsync(Filter with { Page = number });

    private Task EditAsync(CompanyRow row) => OpenAsync("Edit company", row);

    private async Task OpenAsync(string title, CompanyRow? row)
    {
        var parameters = new DialogParameters<CompanyDialog> { { d => d.Access, Access }, { d => d.Row, row } };
        var dialog = await dialogs.ShowAsync<CompanyDialog>(title, parameters,
            new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true });
        if (await dialog.Result is { Canceled: false })
        {
            await ReloadAsync();
            StateHasChanged();
        }
    }

    private async Task DeleteAsync(CompanyRow row)
    {
        if (await dialogs.ShowMessageBoxAsync("Delete this company?", $"“{row.Name}” will be deleted. It has no registrants.",
            yesText: "Delete company", cancelText: "Cancel") is not true)
        {
            return;
        }

        var deleted = await outage.AskAsync(() => companies.DeleteAsync(Access.Event.Id, row.Id, Access.Actor, CancellationToken.None));
        snackbar.Add(deleted.Error?.Message ?? $"“{row.Name}” is deleted.", deleted.IsOk ? Severity.Success : Severity.Error);
        await ReloadAsync();
    }
}
