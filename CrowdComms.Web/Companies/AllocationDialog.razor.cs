using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Companies;

/// <summary>Sets how many registrants of one pass type a company may have.</summary>
public sealed partial class AllocationDialog(AllocationService allocations, RegistrantChoices choices, Outage outage) : ComponentBase
{
    private IReadOnlyList<PassChoice> _passes = [];
    private Guid _pass;
    private int? _most;
    private Error? _refusal;
    private bool _saving;

    /// <summary>The event, and the organiser who edits.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The company that gets the allocation.</summary>
    [Parameter, EditorRequired] public CompanyRow Company { get; set; } = default!;

    /// <summary>The allocation to change; null to add one for another pass type.</summary>
    [Parameter] public AllocationRow? Row { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        (_pass, _most) = (Row?.PassTypeId ?? Guid.Empty, Row?.Most);
        if (Row is null)
        {
            var passes = await outage.AskAsync(() => choices.PassTypesAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
            _refusal = passes.Error;
            _passes = passes.IsOk ? [.. passes.Value.Where(p => !p.Retired)] : [];
            _pass = _passes.Count > 0 ? _passes[0].Id : Guid.Empty;
        }
    }

    private async Task SaveAsync()
    {
        _saving = true;
        var saved = await outage.AskAsync(
            () => allocations.SetAsync(Access.Event.Id, Company.Id, new AllocationChange(_pass, _most), Access.Actor,
                CancellationToken.None));
        _saving = false;
        if (!saved.Failed(out _refusal))
        {
            Dialog.Close(DialogResult.Ok(true));
        }
    }
}
