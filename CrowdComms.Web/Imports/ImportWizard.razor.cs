using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Imports;

/// <summary>Guides an organiser through an import, from the file to the result.</summary>
public sealed partial class ImportWizard(ImportDrafts drafts, RegistrantChoices choices, Outage outage) : ComponentBase, IDisposable
{
    private ImportDraft _draft = default!;
    private IReadOnlyList<PassChoice>? _passTypes;
    private string? _failure;
    private (ImportPhase Step, ImportPreview? Preview) _shown;
    private ElementReference _heading;

    /// <summary>The event, and the organiser who imports.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    private string Heading => _draft.Step switch
    {
        ImportPhase.File => "Choose a file",
        ImportPhase.Columns => "Match the columns",
        ImportPhase.Preview => "Check the result",
        ImportPhase.Run => "Importing",
        ImportPhase.Result =>
            _draft.Result switch
            { { State: ImportState.Stopped } => "Stopped", { State: ImportState.Failed } =>
                "Interrupted",
                _ => "Done"
            },
    };

    private (ImportPhase, ImportPreview?) Now => (_draft.Step, _draft.Preview);

    private string? Announced => _draft.Step == ImportPhase.Run ? null : _draft.Busy;

    /// <inheritdoc />
    public void Dispose() => _draft.Changed -= Show;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _draft = drafts.Of(Access.Event.Id, Access.Actor);
        _draft.Changed += Show;
        _shown = Now;
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // A step begins at its heading, and so does what a second check shows.
        if (_shown != Now && _passTypes is { Count: > 0 })
        {
            _shown = Now;
            await _heading.FocusAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await outage.AskAsync(() => choices.PassTypesAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        _failure = found.Error?.Message;
        _passTypes = found.IsOk ? [.. found.Value.Where(p => !p.Retired)] : _passTypes;
    }

    private void Show(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);
}
