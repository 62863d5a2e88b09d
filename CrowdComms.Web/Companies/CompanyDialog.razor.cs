using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Companies;

/// <summary>Adds a company, or renames one.</summary>
public sealed partial class CompanyDialog(CompanyService companies, Outage outage, ISnackbar snackbar) : ComponentBase
{
    private string _name = "";
    private string? _contact;
    private string? _email;
    private Error? _refusal;
    private bool _saving;

    /// <summary>The event, and the organiser who edits.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The company to edit; null for a new one.</summary>
    [Parameter] public CompanyRow? Row { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => (_name, _contact, _email) = (Row?.Name ?? "", Row?.ContactName, Row?.ContactEmail);

    private async Task SaveAsync()
    {
        _saving = true;
        var details = new CompanyDetails(_name ?? "", _email) { ContactName = _contact };
        var saved = await outage.AskAsync(() => Row is null
            ? companies.CreateAsync(Access.Event.Id, details, Access.Actor, CancellationToken.None)
            : companies.EditAsync(Access.Event.Id, Row.Id, details, Access.Actor, CancellationToken.None));
        _saving = false;
        if (!saved.Failed(out _refusal))
        {
            snackbar.Add($"“{saved.Value.Name}” is saved.", Severity.Success);
            Dialog.Close(DialogResult.Ok(saved.Value.Id));
        }
    }

    private bool Has(string field) => _refusal?.Fields?.ContainsKey(field) ?? false;

    private string? Sentence(string field) => _refusal?.Fields?.GetValueOrDefault(field)?[0];
}
