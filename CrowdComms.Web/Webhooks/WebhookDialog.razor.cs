using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Webhooks;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Webhooks;

/// <summary>Edits a webhook's address and the events it receives; for a new webhook it then shows the secret once.</summary>
public sealed partial class WebhookDialog(WebhookService hooks, Outage outage) : ComponentBase
{
    private readonly HashSet<string> _events = new(StringComparer.Ordinal);
    private string? _url;
    private bool _active = true, _busy;
    private WebhookMade? _made;
    private Error? _refusal;

    /// <summary>The event, and the organiser who edits.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The webhook to edit; null for a new one.</summary>
    [Parameter] public WebhookRow? Row { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        (_url, _active) = (Row?.Url, Row?.Active ?? true);
        _events.UnionWith(Row?.Events ?? []);
    }

    private void Choose(string kind, bool chosen) => _ = chosen ? _events.Add(kind) : _events.Remove(kind);

    private string? Problem(string field) => _refusal?.Fields?.GetValueOrDefault(field)?[0];

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        var details = new WebhookDetails((_url ?? "").Trim(), [.. _events], _active);
        if (Row is null)
        {
            var made = await outage.AskAsync(() => hooks.CreateAsync(Access.Event.Id, details, Access.Actor, CancellationToken.None));
            (_refusal, _made, _busy) = (made.Error, made.IsOk ? made.Value : null, false);
            if (_made is not null)
            {
                // The secret is shown this once, so that no key may close it by mistake.
                await Dialog.SetOptionsAsync(Dialog.Options with { CloseOnEscapeKey = false });
            }

            return;
        }

        var saved = await outage.AskAsync(() => hooks.EditAsync(
            new(Access.Event.Id, Row.Id), details, Access.Actor, CancellationToken.None));
        (_refusal, _busy) = (saved.Error, false);
        if (saved.IsOk)
        {
            Dialog.Close(DialogResult.Ok(true));
        }
    }
}
