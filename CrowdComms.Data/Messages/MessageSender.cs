using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Messages;

/// <summary>
/// Sends the messages that are due. A sender claims a message before it sends it and renews the claim while it lives,
/// so two nodes never send the same one at the same time. If a process is killed, another sends its claimed messages when the
/// claim runs out after a minute; a process that is alone sends them at its next start (<see cref="FormerProcess"/>).
/// If a process is killed after the mail server accepted a message and before we stored that, the message is sent again
/// with the same Message-Id: each message is sent at least once.
/// </summary>
public sealed class MessageSender(
    IDbContextFactory<CrowdCommsContext> contexts, MessageComposer composer, MessageClaims queue, SendingTurns turns,
    SmtpSettings settings, Outage outage, ILogger<MessageSender> log) : IDisposable
{
    internal const int Batch = 20;

    // A batch lasts about two seconds at the allowed pace, so that a ticket or a password need not wait for a mailing.
    private const int BatchesPerMinute = 30;

    // A connection that ends at this many messages in a row ends because of the server, not because of a message.
    private const int MostBroken = 3;

    private readonly SemaphoreSlim _one = new(1);
    private volatile bool _isCut;

    /// <summary>Whether the mail server could not be reached at the last attempt.</summary>
    public bool IsCut => _isCut;

    private int AtOnce => Math.Clamp(settings.PerMinute / BatchesPerMinute, 1, Batch);

    /// <summary>Sends all messages that are due: first those that a person waits for, then those of mailings, each the
    /// oldest first. Only one call at a time works in a process: a second one returns immediately.</summary>
    /// <returns>How many were sent; 0 where no mail server is set up.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        if (!settings.IsConfigured || !await _one.WaitAsync(0, cancellationToken))
        {
            return 0;
        }

        try
        {
            await queue.GiveUpOldAsync(cancellationToken);
            await using var post = new SmtpPost(settings);
            var run = new Run(post);
            while (run.Outage is null && await ClaimAsync(cancellationToken) is { Count: > 0 } batch)
            {
                await SendBatchAsync(run, batch, cancellationToken);
                _isCut = run.Outage is not null;
            }

            return run.Sent;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    /// <summary>Claims the next messages for this sender.</summary>
    internal Task<IReadOnlyList<Message>> ClaimAsync(CancellationToken cancellationToken) =>
        queue.ClaimAsync(AtOnce, cancellationToken);

    private async Task SendBatchAsync(Run run, IReadOnlyList<Message> batch, CancellationToken cancellationToken)
    {
        var left = batch.Count;
        await using var lease = queue.Hold(batch);
        try
        {
            foreach (var message in batch)
            {
                await SendAsync(run, message, lease, cancellationToken);
                if (run.Outage is { } words)
                {
                    log.LogWarning("The mail server is not accepting messages: {Reason}", words);
                    return;
                }

                left--;
            }
        }
        finally
        {
            if (left > 0)
            {
                await queue.PutBackAsync(batch, run.Outage, CancellationToken.None);
            }
        }
    }

    private async Task SendAsync(Run run, Message message, ClaimLease lease, CancellationToken cancellationToken)
    {
        try
        {
            var (composed, refusal) = await ComposeAsync(message, cancellationToken);
            if (composed is null)
            {
                await queue.MarkAsync(message, MessageMark.Final(message, MessageState.Failed, refusal), cancellationToken);
                return;
            }

            await turns.WaitAsync(settings.PerMinute, cancellationToken);
            if (lease.IsHeld)
            {
                var posted = await run.Post.SendAsync(message.Id, composed, cancellationToken);
                run.Note(posted);
                await NoteAsync(message, posted, cancellationToken);
            }
        }
#pragma warning disable CA1031 // One message that cannot be written must not end the sending of all others.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && !outage.Is(failure))
#pragma warning restore CA1031
        {
            log.LogError(failure, "Message {Message} could not be composed", message.Id);
            await queue.MarkAsync(message,
                MessageMark.Again(message, "This message could not be composed. The server log says why."), cancellationToken);
        }
    }

    private async Task<(ComposedMessage? Composed, string? Refusal)> ComposeAsync(
        Message message, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await composer.ComposeAsync(context, message, cancellationToken) is not { } composed)
        {
            return (null, "There is no recipient any more.");
        }

        return message.MailingId is not null
            && await SubscriptionService.IsOverAsync(context, message.EventId, composed.Email, cancellationToken)
            ? (null, MessageErrors.Unsubscribed.Message) : (composed, null);
    }

    private Task NoteAsync(Message message, Posted posted, CancellationToken cancellationToken) => posted.Outcome switch
    {
        // The server has accepted the message: we store that even if the process is being stopped.
        PostOutcome.Taken =>
            queue.MarkAsync(message, MessageMark.Final(message, MessageState.Sent, null), CancellationToken.None),
        PostOutcome.Never => queue.MarkAsync(
            message, MessageMark.Final(message, MessageState.Failed, posted.Words), cancellationToken),
        PostOutcome.Later => queue.MarkAsync(message, MessageMark.Again(message, posted.Words!), cancellationToken),
        PostOutcome.Broken => queue.MarkAsync(message, MessageMark.Broken(message, posted.Words!), cancellationToken),
        PostOutcome.Away => Task.CompletedTask,
    };

    /// <summary>What one call of <see cref="SendDueAsync"/> has seen so far.</summary>
    private sealed class Run(SmtpPost post)
    {
        private int _broken;

        internal SmtpPost Post => post;

        internal int Sent { get; private set; }

        internal string? Outage { get; private set; }

        internal void Note(Posted posted)
        {
            Sent += posted.Outcome == PostOutcome.Taken ? 1 : 0;
            _broken = posted.Outcome == PostOutcome.Broken ? _broken + 1 : 0;
            Outage = posted.Outcome == PostOutcome.Away ? posted.Words
                : _broken == MostBroken ? "The mail server is not responding." : null;
        }
    }
}
