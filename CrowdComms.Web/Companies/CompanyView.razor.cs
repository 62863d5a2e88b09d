using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Merges;
using CrowdComms.Web.Merges;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Companies;

/// <summary>Shows one company: its registrants counted, its contact person, its allocations, its link, and the
/// companies that were merged into it.</summary>
public sealed partial class CompanyView(
    CompanyReader reader, AllocationService allocations, CompanyMergeService merges, CompanyMergeUndo undo,
    Outage outage, IDialogService dialogs, ISnackbar snackbar,
    NavigationManager navigation) : ComponentBase
{
    private static readonly DialogOptions Wide = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    private CompanyRow? _row;
    private IReadOnlyList<AllocationRow> _allocations = [];
    private IReadOnlyList<MergeRow> _merges = [];
    private Error? _failure;
    private bool _busy;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The id of the company that is shown.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    private bool Organises => Access.Actor.Has(MemberRole.Organiser, Access.Event.Id);

    private string Companies => $"/events/{Access.Event.Slug}/companies";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        // While the page is prerendered, the HTTP response of a company that is not found says so too.
        if (_failure is { Kind: ErrorKind.NotFound } && Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(AskAsync);
        _failure = answer.Error;
    }

    private async Task<Result<Done>> AskAsync()
    {
        var row = await reader.GetAsync(Access.Event.Id, Id, Access.Actor, CancellationToken.None);
        if (row.Failed(out var missing))
        {
            return missing;
        }

        var passes = await allocations.ListAsync(Access.Event.Id, Id, Access.Actor, CancellationToken.None);
        var merged = await merges.ListAsync(Access.Event.Id, Id, Access.Actor, CancellationToken.None);
        (_row, _allocations, _merges) = (row.Value, passes.Value, merged.Value);
        return default(Done);
    }

    private Task EditAsync() => OpenAsync<CompanyDialog>(
        "Edit company", new DialogParameters<CompanyDialog> { { d => d.Access, Access }, { d => d.Row, _row } });

    private Task AllocateAsync(AllocationRow? row) => OpenAsync<AllocationDialog>(
        "Set aside passes",
        new DialogParameters<AllocationDialog> { { d => d.Access, Access }, { d => d.Company, _row! }, { d => d.Row, row } });

    private async Task OpenAsync<TDialog>(string title, DialogParameters parameters)
        where TDialog : IComponent
    {
        var dialog = await dialogs.ShowAsync<TDialog>(title, parameters, Wide);
        if (await dialog.Result is { Canceled: false })
        {
            await LoadAsync();
        }
    }

    private async Task MergeAsync()
    {
        var dialog = await dialogs.ShowAsync<MergeDialog>("Merge companies",
            new DialogParameters<MergeDialog> { { d => d.Access, Access }, { d => d.From, _row! } }, Wide);
        if (await dialog.Result is { Canceled: false, Data: Guid into })
        {
            navigation.NavigateTo($"{Companies}/{into}", replace: true);
        }
    }

    private async Task UndoAsync(MergeRow merge)
    {
        _busy = true;
        var undone = await outage.AskAsync(() => undo.UndoAsync(Access.Event.Id, merge.Id, Access.Actor, CancellationToken.None));
        _busy = false;
        snackbar.Add(undone.Failed(out var error) ? error.Message : Words(undone.Value), undone.IsOk ? Severity.Success : Severity.Error);
        await LoadAsync();
    }

    private static string Words(MergeUndone undone)
    {
        var back = undone.Back == 1 ? $"“{undone.Company}” is restored with 1 person."
            : $"“{undone.Company}” is restored with {undone.Back:N0} people.";
        return undone.Elsewhere switch
        {
            0 => back,
            1 => $"{back} 1 person has moved since and stays where they are.",
            var elsewhere => $"{back} {elsewhere:N0} people have moved since and stay where they are.",
        };
    }

    private static string People(int count) => count == 1 ? "1 person" : $"{count:N0} people";

    private RenderFragment Change(AllocationRow row) => builder =>
    {
        builder.OpenComponent<MudButton>(0);
        builder.AddAttribute(1, nameof(MudButton.Size), Size.Small);
        builder.AddAttribute(2, nameof(MudButton.Color), Color.Primary);
        builder.AddAttribute(3, "aria-label", $"Change limit of {row.PassType}");
        builder.AddAttribute(4, nameof(MudButton.OnClick),
            EventCallback.Factory.Create<Microsoft.AspNetCore.Components.Web.MouseEventArgs>(this, () => AllocateAsync(row)));
        builder.AddAttribute(5, nameof(MudButton.ChildContent), (RenderFragment)(text => text.AddContent(0, "Change limit")));
        builder.CloseComponent();
    };
}
