using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Tokens;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Tokens;

/// <summary>Lists the API keys of an event; organisers create and revoke them here.</summary>
public sealed partial class ApiKeyList(ApiKeyService keys, Outage outage, IDialogService dialogs, ISnackbar snackbar) : ComponentBase
{
    private const int Most = 200;

    // A click beside the dialog does not close it, because the secret in it cannot be shown again.
    private static readonly DialogOptions Firm = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false };

    private Page<ApiKeyRow>? _keys;
    private string? _failure;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>Opens the dialog that creates a key and shows its secret once.</summary>
    public async Task MakeAsync()
    {
        var dialog = await dialogs.ShowAsync<NewKeyDialog>("Create API key",
            new DialogParameters<NewKeyDialog> { { d => d.Access, Access } }, Firm);
        await dialog.Result;
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => keys.PageAsync(Access.Event.Id, new(1, Most), Access.Actor, CancellationToken.None));
        (_keys, _failure) = answer.Failed(out var error) ? (_keys, error.Message) : (answer.Value, null);
        StateHasChanged();
    }

    private async Task RevokeAsync(ApiKeyRow key)
    {
        if (await dialogs.ShowMessageBoxAsync("Revoke this key?",
            $"The program that uses “{key.Name}” is refused from its next request. You cannot undo this.",
            yesText: "Revoke key", cancelText: "Keep it") is not true)
        {
            return;
        }

        var done = await outage.AskAsync(() => keys.RevokeAsync(Access.Event.Id, key.Id, Access.Actor, CancellationToken.None));
        snackbar.Add(done.Error?.Message ?? $"“{key.Name}” is revoked.", done.IsOk ? Severity.Success : Severity.Error);
        await LoadAsync();
    }

    private string Shown(DateTimeOffset at) => $"{Access.Event.Local(at):d MMM yyyy, HH:mm}";
}
