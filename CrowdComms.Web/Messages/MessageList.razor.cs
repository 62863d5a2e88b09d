using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Messages;

/// <summary>One page of an event's messages, newest first, and the number of messages in each state.</summary>
public sealed partial class MessageList(
    MessageReader reader, MessageService messages, Outage outage, NavigationManager navigation, IDialogService dialogs,
    ISnackbar snackbar) : ComponentBase
{
    private Page<MessageRow>? _shown;
    private MessageCounts? _counts;
    private string? _failure, _asked;
    private Guid? _busy;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>Which messages are listed.</summary>
    [Parameter, EditorRequired] public MessageFilter Filter { get; set; } = default!;

    private int Pages => (_shown!.Total + _shown.PageSize - 1) / _shown.PageSize;

    private IEnumerable<(MessageState? State, string Name, int? Count)> States =>
    [
        (null, "All", _counts is { } c ? c.Queued + c.Sent + c.Failed : null),
        (MessageState.Queued, MessageLabels.Of(MessageState.Queued), _counts?.Queued),
        (MessageState.Sent, MessageLabels.Of(MessageState.Sent), _counts?.Sent),
        (MessageState.Failed, MessageLabels.Of(MessageState.Failed), _counts?.Failed),
    ];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive && _asked != Filter.Address(Access.Event.Slug))
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var address = _asked = Filter.Address(Access.Event.Slug);
        var counts = await outage.AskAsync(() => reader.CountAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        var answer = await outage.AskAsync(() => reader.PageAsync(Access.Event.Id, Filter.Query, Access.Actor, CancellationToken.None));
        if (_asked == address)
        {
            _failure = answer.Error?.Message;
            (_shown, _counts) = (answer.IsOk ? answer.Value : null, counts.IsOk ? counts.Value : null);
        }
    }

    private async Task ShowAsync(MessageRow row)
    {
        var parameters = new DialogParameters<MessageDialog> { { d => d.Access, Access }, { d => d.Row, row } };
        await dialogs.ShowAsync<MessageDialog>("Message", parameters,
            new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true });
    }

    private async Task ResendAsync(MessageRow row)
    {
        _busy = row.Id;
        var answer = await outage.AskAsync(() => messages.ResendAsync(Access.Event.Id, row.Id, Access.Actor, CancellationToken.None));
        _busy = null;
        snackbar.Add(answer.Error?.Message ?? $"The message to {row.Name} is being sent again.",
            answer.IsOk ? Severity.Success : Severity.Error);
        await LoadAsync();
    }

    private void Go(MessageFilter to) => navigation.NavigateTo(to.Address(Access.Event.Slug));

    private void ChooseKind(ChangeEventArgs chosen) =>
        Go(Filter with { Kind = Enum.TryParse<MessageKind>((string?)chosen.Value, out var kind) ? kind : null, Page = 1 });
}
