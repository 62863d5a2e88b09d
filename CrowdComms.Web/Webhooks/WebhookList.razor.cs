using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Webhooks;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Webhooks;

/// <summary>Lists the webhooks of an event and their deliveries; organisers add, edit and delete them here.</summary>
public sealed partial class WebhookList(WebhookService hooks, WebhookDeliveries deliveries, Outage outage,
    IDialogService dialogs, ISnackbar snackbar, TimeProvider clock) : ComponentBase, IDisposable
{
    private const int Most = 200;

    // The background worker delivers every two seconds, so the page reads as often.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    // A click beside the dialog does not close it, because the secret in it cannot be shown again.
    private static readonly DialogOptions Firm = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false };

    private readonly CancellationTokenSource _gone = new();
    private Page<WebhookRow>? _hooks;
    private Page<DeliveryRow>? _log;
    private Guid? _open;
    private bool _isFollowing;
    private string? _failure;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>Opens the dialog that edits a webhook; null adds a new one.</summary>
    public async Task EditAsync(WebhookRow? hook)
    {
        var parameters = new DialogParameters<WebhookDialog> { { d => d.Access, Access }, { d => d.Row, hook } };
        var dialog = await dialogs.ShowAsync<WebhookDialog>(hook is null ? "Add webhook" : "Change webhook", parameters, Firm);
        await dialog.Result;
        await LoadAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
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
        var answer = await outage.AskAsync(() => hooks.PageAsync(Access.Event.Id, new(1, Most), Access.Actor, CancellationToken.None));
        (_hooks, _failure) = answer.Failed(out var error) ? (_hooks, error.Message) : (answer.Value, null);
        StateHasChanged();
    }

    private async Task OpenAsync(WebhookRow hook)
    {
        (_open, _log) = (_open == hook.Id ? null : hook.Id, null);
        if (_open is { } id)
        {
            await LogAsync(id);
        }
    }

    private async Task LogAsync(Guid id)
    {
        await ReadAsync(id);
        if (!_isFollowing && IsUnderWay)
        {
            _isFollowing = true;
            _ = InvokeAsync(FollowAsync);
        }
    }

    private bool IsUnderWay => _open is not null
        && _log?.Items.Any(row => row.State == DeliveryState.Queued && row.DueAt <= clock.GetUtcNow()) == true;

    private async Task ReadAsync(Guid id)
    {
        var answer = await outage.AskAsync(() => deliveries.PageAsync(new(Access.Event.Id, id), 1, Access.Actor, CancellationToken.None));
        _log = !answer.IsOk ? _log : _open == id ? answer.Value : _log;
        Say(answer.Error, null);
    }

    // Reads the deliveries that are under way again until they are done; those that wait for another attempt are not followed.
    private async Task FollowAsync()
    {
        try
        {
            using var beat = new PeriodicTimer(Look, clock);
            while (IsUnderWay && await beat.WaitForNextTickAsync(_gone.Token))
            {
                await (_open is { } id ? ReadAsync(id) : Task.CompletedTask);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The user left the page meanwhile.
        }
        finally
        {
            _isFollowing = false;
        }
    }

    private async Task TestAsync(WebhookRow hook)
    {
        var sent = await outage.AskAsync(() => deliveries.TestAsync(Access.Event.Id, hook.Id, Access.Actor, CancellationToken.None));
        Say(sent.Error, "A test is on its way.");
        _open = hook.Id;
        await LogAsync(hook.Id);
    }

    private async Task ReplayAsync(WebhookRow hook, DeliveryRow row)
    {
        var again = await outage.AskAsync(() => deliveries.ReplayAsync(Access.Event.Id, row.Id, Access.Actor, CancellationToken.None));
        Say(again.Error, "The delivery is on its way again.");
        await LogAsync(hook.Id);
    }

    private async Task DeleteAsync(WebhookRow hook)
    {
        if (await dialogs.ShowMessageBoxAsync("Delete this webhook?",
            $"{hook.Url} gets no more events, and the log of its deliveries is deleted too.",
            yesText: "Delete webhook", cancelText: "Keep it") is not true)
        {
            return;
        }

        var deleted = await outage.AskAsync(() => hooks.DeleteAsync(Access.Event.Id, hook.Id, Access.Actor, CancellationToken.None));
        Say(deleted.Error, "Webhook deleted.");
        await LoadAsync();
    }

    private void Say(Error? error, string? words)
    {
        if ((error?.Message ?? words) is { } sentence)
        {
            snackbar.Add(sentence, error is null ? Severity.Success : Severity.Error);
        }
    }

    private string How(DeliveryRow row) => row.State switch
    {
        DeliveryState.Delivered => row.LastStatus is { } status ? $"Delivered ({status})" : "Delivered",
        DeliveryState.Queued when row.Attempts == 0 => "On its way",
        DeliveryState.Queued when row.Attempts == 1 => $"1 attempt, next at {Access.Event.Local(row.DueAt):HH:mm}: {row.LastError}",
        DeliveryState.Queued => $"{row.Attempts} attempts, next at {Access.Event.Local(row.DueAt):HH:mm}: {row.LastError}",
        DeliveryState.Failed => $"Given up: {row.LastError}",
    };

    private string Shown(DateTimeOffset at) => $"{Access.Event.Local(at):d MMM, HH:mm:ss}";
}
