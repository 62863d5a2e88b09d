using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Questions;

/// <summary>Adds or edits a question, with a preview of what people will see.</summary>
public sealed partial class QuestionDialog(QuestionService service, Outage outage, ISnackbar snackbar) : ComponentBase
{
    private readonly HashSet<Guid> _passTypes = [];
    private readonly Guid _preview = Guid.CreateVersion7();
    private string _label = "", _help = "";
    private ChoiceDraft _choices = new([]);
    private QuestionKind _kind;
    private bool _required, _saving;
    private Error? _refusal;

    /// <summary>The event, and the organiser who edits.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The question to edit; null for a new one.</summary>
    [Parameter] public QuestionRow? Question { get; set; }

    /// <summary>The pass types of the event, for the user to choose from.</summary>
    [Parameter] public IReadOnlyList<PassChoice> PassTypes { get; set; } = [];

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    private QuestionDetails Details =>
        new(_label, _kind) { Help = _help, Required = _required, Options = _choices.All, PassTypeIds = [.. _passTypes] };

    private QuestionRow Preview => new(_preview, "", _label.OrNull() ?? "Your question", _kind)
    {
        Help = _help.OrNull(),
        Required = _required,
        Options = [.. _choices.All.Where(o => !string.IsNullOrWhiteSpace(o.Text))],
    };

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Question is not null)
        {
            (_label, _kind, _help, _required) = (Question.Label, Question.Kind, Question.Help ?? "", Question.Required);
            _choices = new ChoiceDraft(Question.Options);
            _passTypes.UnionWith(Question.PassTypeIds);
        }
    }

    private async Task SaveAsync()
    {
        _saving = true;
        var details = Details;
        var saved = await outage.AskAsync(() => Question is null
            ? service.AddAsync(Access.Event.Id, details, Access.Actor, CancellationToken.None)
            : service.ChangeAsync(Access.Event.Id, Question.Id, details, Access.Actor, CancellationToken.None));
        _saving = false;
        if (!saved.Failed(out _refusal))
        {
            snackbar.Add($"“{details.Label.Trim()}” is saved.", Severity.Success);
            Dialog.Close(DialogResult.Ok(saved.Value));
        }
    }

    private void Toggle(Guid passType)
    {
        if (!_passTypes.Remove(passType))
        {
            _passTypes.Add(passType);
        }
    }

    private string? Sentence(string field) => _refusal?.Fields?.GetValueOrDefault(field)?[0];
}
