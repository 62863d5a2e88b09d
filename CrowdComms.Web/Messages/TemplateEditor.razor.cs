using System.Globalization;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Messages;

/// <summary>Edits the text of each kind of message, with a preview that follows the typing.</summary>
public sealed partial class TemplateEditor(MessageTemplates templates, Outage outage, TimeProvider clock, ISnackbar snackbar)
    : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Newest _typing = new();
    private IReadOnlyList<TemplateRow>? _rows;
    private TemplateRow? _row;
    private ComposedMessage? _preview;
    private Error? _refusal;
    private string? _failure;
    private string _subject = "", _body = "", _days = "";
    private bool _isOn, _saving;

    /// <summary>The event, and the organiser who edits.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The kind of message that is edited; null for the first.</summary>
    [Parameter] public MessageKind? Chosen { get; set; }

    private bool HasDays => _row!.Kind is MessageKind.Reminder or MessageKind.AfterEvent;

    /// <inheritdoc />
    public void Dispose()
    {
        _typing.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => templates.ListAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        _failure = answer.Error?.Message;
        if (answer.IsOk)
        {
            _rows = answer.Value;
            _row = _rows.FirstOrDefault(r => r.Kind == Chosen) ?? _rows[0];
            (_isOn, _subject, _body, _days) =
                (_row.IsOn, _row.Words.Subject, _row.Words.Body, _row.Days.ToString(CultureInfo.InvariantCulture));
            await PreviewAsync();
        }
    }

    private async Task TypeAsync(string subject, string body)
    {
        (_subject, _body) = (subject, body);
        var stop = _typing.Begin();
        try
        {
            await Task.Delay(Pause, clock, stop);
            await PreviewAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The user has typed on or left the page, so this result is not needed.
        }
    }

    private Task UsualAsync()
    {
        (_subject, _body) = MessageDefaults.Of(_row!.Kind);
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        var words = new MessageWords(_subject, _body);
        var answer = await outage.AskAsync(
            () => templates.PreviewAsync(Access.Event.Id, _row!.Kind, words, Access.Actor, CancellationToken.None));
        (_preview, _refusal) = (answer.IsOk ? answer.Value : null, answer.Error);
    }

    private async Task SaveAsync()
    {
        _saving = true;
        var days = !HasDays ? _row!.Days : int.TryParse(_days, CultureInfo.InvariantCulture, out var typed) ? typed : -1;
        var edit = new TemplateEdit(_row!.Kind, _isOn, new MessageWords(_subject, _body),
            days)
        { Seen = new TemplateEdit(_row.Kind, _row.IsOn, _row.Words, _row.Days) };
        var saved = await outage.AskAsync(() => templates.SaveAsync(Access.Event.Id, edit, Access.Actor, CancellationToken.None));
        _saving = false;
        if (saved.Failed(out _refusal))
        {
            snackbar.Add(_refusal.Message, Severity.Error);
            return;
        }

        snackbar.Add($"“{MessageLabels.Of(_row.Kind)}” is saved.", Severity.Success);
        await LoadAsync();
    }

    private string? Problem(string field) => _refusal?.Fields?.GetValueOrDefault(field)?[0];
}
