using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Tokens;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Tokens;

/// <summary>Creates an API key, and shows its secret once.</summary>
public sealed partial class NewKeyDialog(ApiKeyService keys, Outage outage) : ComponentBase
{
    private string? _name;
    private ApiScope _scopes;
    private ApiKeyMade? _made;
    private Error? _refusal;
    private bool _busy;

    /// <summary>The event, and the organiser who creates the key.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    private void Choose(ApiScope scope, bool chosen) => _scopes = chosen ? _scopes | scope : _scopes & ~scope;

    private string? Problem(string field) => _refusal?.Fields?.GetValueOrDefault(field)?[0];

    private async Task MakeAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        var made = await outage.AskAsync(
            () => keys.MakeAsync(Access.Event.Id, new NewApiKey(_name, _scopes), Access.Actor, CancellationToken.None));
        (_refusal, _made, _busy) = (made.Error, made.IsOk ? made.Value : null, false);
        if (_made is not null)
        {
            // The secret is shown this once, so that no key may close it by mistake.
            await Dialog.SetOptionsAsync(Dialog.Options with { CloseOnEscapeKey = false });
        }
    }
}
