using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Messages;

/// <summary>Sends a registrant at the desk the ticket again, and shows how the mail server responded, because the
/// registrant waits for it.</summary>
public sealed partial class TicketMail(MessageService messages, MessageReader reader, Outage outage, TimeProvider clock)
    : ComponentBase, IDisposable
{
    private const int MostLooks = 30;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = new();
    private string? _said;
    private bool _busy, _failed;

    /// <summary>The event, and the user who sends the ticket.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The registrant who gets the ticket. Each registrant gets a new component.</summary>
    [Parameter, EditorRequired] public Guid Person { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task SendAsync()
    {
        _busy = true;
        var sent = await outage.AskAsync(() => messages.SendTicketAsync(Access.Event.Id, Person, Access.Actor, CancellationToken.None));
        (_busy, _failed) = (false, !sent.IsOk);
        _said = sent.Error?.Message
            ?? (reader.IsSending ? "The ticket is on its way." : "No mail server is set up. The message is kept and not sent.");
        if (sent.IsOk && reader.IsSending)
        {
            await FollowAsync();
        }
    }

    private async Task FollowAsync()
    {
        using var beat = new PeriodicTimer(Look, clock);
        StateHasChanged();
        for (var looks = 0; looks < MostLooks && await beat.WaitForNextTickAsync(_gone.Token); looks++)
        {
            var newest = await outage.AskAsync(
                () => reader.PageAsync(Access.Event.Id, new MessageQuery { RegistrantId = Person, PageSize = 1 },
                    Access.Actor, CancellationToken.None));
            if (newest.IsOk && newest.Value.Items is [{ } message])
            {
                (_said, _failed) = (WordsOf(message) ?? _said, message.State == MessageState.Failed);
                StateHasChanged();
                if (message.State != MessageState.Queued)
                {
                    return;
                }
            }
        }
    }

    private static string? WordsOf(MessageRow message) => message.State switch
    {
        MessageState.Queued => message.LastError is { } trouble ? $"{trouble} We send the ticket as soon as we can." : null,
        MessageState.Sent => "Ticket sent. It can take a minute to arrive.",
        MessageState.Failed => message.LastError ?? "The ticket could not be sent.",
    };
}
