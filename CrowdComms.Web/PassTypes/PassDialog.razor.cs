using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.PassTypes;

/// <summary>Adds or edits a pass type.</summary>
public sealed partial class PassDialog(PassTypeService passTypes, Outage outage, ISnackbar snackbar) : ComponentBase
{
    private PassForm _form = new() { Colour = PassColours.Palette[0].Colour };
    private Error? _refusal;
    private bool _saving;

    /// <summary>The event, and the organiser who edits.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The pass type to edit; null for a new one.</summary>
    [Parameter] public PassTypeRow? Row { get; set; }

    /// <summary>The zones of the event, for the organiser to choose from.</summary>
    [Parameter] public IReadOnlyList<ZoneRow> Zones { get; set; } = [];

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    private string Held => Row is { Holders.Held: > 0 } row
        ? row.Holders.Held == 1 ? "1 person has it. Leave empty for no limit."
            : $"{row.Holders.Held:N0} people have it. Leave empty for no limit."
        : "Cancelled people do not count. Leave empty for no limit.";

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Row is not null)
        {
            _form = PassForm.Of(Row, Access.Event);
        }
    }

    private async Task SaveAsync()
    {
        _saving = true;
        var details = _form.ToDetails(Access.Event);
        var saved = details.Failed(out _refusal) ? _refusal : await outage.AskAsync(() => Row is null
            ? passTypes.CreateAsync(Access.Event.Id, details.Value, Access.Actor, CancellationToken.None)
            : passTypes.EditAsync(Access.Event.Id, Row.Id, details.Value, Access.Actor, CancellationToken.None));
        _saving = false;
        if (!saved.Failed(out _refusal))
        {
            snackbar.Add($"“{details.Value.Name.Trim()}” is saved.", Severity.Success);
            Dialog.Close(DialogResult.Ok(saved.Value));
        }
    }

    private void Toggle(Guid zone)
    {
        if (!_form.Zones.Remove(zone))
        {
            _form.Zones.Add(zone);
        }
    }

    private bool Has(string field) => _refusal?.Fields?.ContainsKey(field) ?? false;

    private string? Sentence(string field) => _refusal?.Fields?.GetValueOrDefault(field)?[0];
}
