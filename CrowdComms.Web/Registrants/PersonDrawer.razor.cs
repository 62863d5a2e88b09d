using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Registrants;

/// <summary>The panel beside the grid in which staff see, edit or add one registrant.</summary>
public sealed partial class PersonDrawer(
    RegistrantReader reader, RegistrantChoices choices, Outage outage, ISnackbar snackbar) : ComponentBase
{
    private SidePanel? _panel;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The id of the registrant to show; null to add a new one.</summary>
    [Parameter] public Guid? Person { get; set; }

    /// <summary>Called when the user wants to close the panel.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    /// <summary>Called after the registrant was changed or added.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private RegistrantRow? Row { get; set; }

    private IReadOnlyList<PassChoice> PassTypes { get; set; } = [];

    private Error? Failure { get; set; }

    private bool Loading { get; set; } = true;

    private bool Editing { get; set; }

    private string Title => Person is null ? "Add person" : Row is null ? "Registrant" : Editing ? $"Edit {Row.Name}" : Row.Name;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        (Loading, Failure) = (true, null);
        var answer = await outage.AskAsync(AskAsync);
        (Loading, Failure) = (false, answer.Error);
    }

    private async Task<Result<Done>> AskAsync()
    {
        var passTypes = await choices.PassTypesAsync(Access.Event.Id, Access.Actor, CancellationToken.None);
        if (passTypes.Failed(out var refused))
        {
            return refused;
        }

        PassTypes = passTypes.Value;
        if (Person is { } id)
        {
            var row = await reader.GetAsync(Access.Event.Id, id, Access.Actor, CancellationToken.None);
            if (row.Failed(out var missing))
            {
                return missing;
            }

            Row = row.Value;
        }

        return default(Done);
    }

    private async Task SavedAsync(RegistrantRow saved)
    {
        snackbar.Add(Row is null ? $"{saved.Name} is registered." : $"{saved.Name} is saved.", Severity.Success);
        await OnChanged.InvokeAsync();
        if (Row is null)
        {
            await OnClose.InvokeAsync();
        }

        (Row, Editing) = (Person is null ? null : saved, false);
    }

    private Task FieldAsync() => _panel?.FocusFieldAsync() ?? Task.CompletedTask;

    private async Task CancelAsync()
    {
        if (Row is null)
        {
            await OnClose.InvokeAsync();
        }

        Editing = false;
    }

    private async Task TakenAsync(RegistrantRow row)
    {
        Row = row;
        await OnChanged.InvokeAsync();
    }
}
