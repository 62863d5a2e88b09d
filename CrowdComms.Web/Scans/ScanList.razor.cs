using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Scans;

/// <summary>One page of scans, newest first, with the filters above it.</summary>
public sealed partial class ScanList(
    ScanReader reader, RegistrantChoices choices, Outage outage, NavigationManager navigation) : ComponentBase
{
    private const string Several = "several";

    private Page<ScanRow>? _shown;
    private string? _failure, _asked;
    private IReadOnlyDictionary<Guid, string> _places = new Dictionary<Guid, string>();

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>Which scans are listed.</summary>
    [Parameter, EditorRequired] public ScanFilter Filter { get; set; } = default!;

    private int Pages => (_shown!.Total + _shown.PageSize - 1) / _shown.PageSize;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive && _asked != Filter.Address(Access.Event.Slug))
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var address = _asked = Filter.Address(Access.Event.Slug);
        var answer = await outage.AskAsync(AskAsync);
        if (_asked == address)
        {
            _failure = answer.Error?.Message;
            _shown = answer.IsOk ? answer.Value : null;
        }
    }

    private async Task<Result<Page<ScanRow>>> AskAsync()
    {
        var places = await choices.PlacesAsync(Access.Event.Id, Access.Actor, CancellationToken.None);
        if (places.Failed(out var refused))
        {
            return refused;
        }

        _places = places.Value;
        return await reader.PageAsync(Access.Event.Id, Filter.Query, Access.Actor, CancellationToken.None);
    }

    private void Go(ScanFilter to) => navigation.NavigateTo(to.Address(Access.Event.Slug));

    private void ChooseOutcome(ChangeEventArgs chosen) =>
        Go(Filter with { Outcomes = Enum.TryParse<ScanOutcome>((string?)chosen.Value, out var outcome) ? [outcome] : [], Page = 1 });
}
