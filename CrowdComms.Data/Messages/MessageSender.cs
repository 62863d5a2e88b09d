using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Messages;

/// <summary>
/// Sends the messages that are due. A sender claims a message for five minutes before it sends it, so two nodes never
/// send the same one at once. If a process is killed, another sends its claimed messages when the claims run out; a
/// process that is alone sends them at its next start (<see cref="FormerProcess"/>). If a process is killed
/// after the mail server accepted a message and before we stored that, the message is sent again with the same
/// Message-Id: each message is sent at least once.
/// </summary>
public sealed class MessageSender(
    IDbContextFactory<CrowdCommsContext> contexts, MessageComposer composer, SmtpSettings settings, TimeProvider clock,
    ILogger<MessageSender> log) : IDisposable
{
    /// <summary>How long a claim keeps other senders away from a message.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>A message that waited longer than this for a mail server fails instead of being sent, because its text
    /// may be out of date.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(3);

    internal const int Batch = 20, MostAttempts = 8;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(15), Margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1);
    private volatile bool _isCut;

    /// <summary>Whether the mail server could not be reached at the last attempt.</summary>
    public bool IsCut => _isCut;

    /// <summary>Sends all messages that are due, the oldest first. Only one call at a time works in a process: a second
    /// one returns at once.</summary>
    /// <returns>How many were sent; 0 where no mail server is set up.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        if (!settings.IsConfigured || !await _one.WaitAsync(0, cancellationToken))
        {
            return 0;
        }

        try
        {
            var sent = 0;
            while (await ClaimAsync(cancellationToken) is { Count: > 0 } batch)
            {
                var (done, outage) = await SendBatchAsync(batch, cancellationToken);
                sent += done;
                _isCut = outage;
                if (outage)
                {
                    break;
                }
            }

            return sent;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    /// <summary>Claims the next messages for this process; messages that another process claimed at the same time
    /// are left to it.</summary>
    internal async Task<IReadOnlyList<Message>> ClaimAsync(CancellationToken cancellationToken)
    {
        var (now, claim) = (clock.GetUtcNow(), Guid.CreateVersion7());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Messages.Where(m => m.State == MessageState.Queued && m.CreatedAt < now - Oldest)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, MessageState.Failed)
                    .SetProperty(m => m.LastError,
                        "It waited for days for the mail server. Resend it if it still matters."), cancellationToken);
        var due = context.Messages.Where(
            m => m.State == MessageState.Queued && m.DueAt <= now && (m.ClaimedUntil == null || m.ClaimedUntil < now));
        var ids = await due.OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.Id).Take(Batch)
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return [];
        }

        var until = now + Lease;
        await due.Where(m => ids.Contains(m.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Claim, claim).SetProperty(m => m.ClaimedUntil, until),
                cancellationToken);
        return await context.Messages.AsNoTracking().Where(m => m.Claim == claim && ids.Contains(m.Id))
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).ToListAsync(cancellationToken);
    }

    private async Task<(int Sent, bool Outage)> SendBatchAsync(
        IReadOnlyList<Message> batch, CancellationToken cancellationToken)
    {
        await using var post = new SmtpPost(settings);
        var sent = 0;
        try
        {
            await post.ConnectAsync(cancellationToken);
            foreach (var message in batch)
            {
                if (clock.GetUtcNow() > message.ClaimedUntil - Margin)
                {
                    break;
                }

                sent += await SendAsync(post, message, cancellationToken) ? 1 : 0;
                await Task.Delay(TimeSpan.FromMinutes(1) / settings.PerMinute, clock, cancellationToken);
            }

            return (sent, false);
        }
        catch (Exception failure) when (SmtpPost.IsOutage(failure))
        {
            log.LogWarning("The mail server does not take messages now: {Reason}", failure.GetType().Name);
            await PutBackAsync(batch, SmtpPost.Words(failure), cancellationToken);
            return (sent, true);
        }
    }

    private async Task<bool> SendAsync(SmtpPost post, Message message, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var composed = await composer.ComposeAsync(context, message, cancellationToken);
        if (composed is null || (message.MailingId is not null
            && await SubscriptionService.IsOverAsync(context, message.EventId, composed.Email, cancellationToken)))
        {
            await MarkAsync(context, message, Failed(composed is null ? "There is nobody to write to any more."
                : MessageErrors.Unsubscribed.Message), cancellationToken);
            return false;
        }

        try
        {
            await post.SendAsync(message.Id, composed, cancellationToken);
        }
        catch (Exception failure) when (!SmtpPost.IsOutage(failure) && failure is MailKit.CommandException or FormatException)
        {
            var (attempts, words) = (message.Attempts + 1, SmtpPost.Words(failure));
            await MarkAsync(context, message, SmtpPost.IsFinal(failure) || attempts >= MostAttempts ? Failed(words)
                : Again(attempts, words), cancellationToken);
            return false;
        }

        // The server has accepted the message: we store that even if the process is being stopped.
        await MarkAsync(context, message, new Mark(MessageState.Sent, null, message.DueAt), CancellationToken.None);
        await (message.EventId is null ? ForgetSecretAsync(context, message) : Task.CompletedTask);
        return true;
    }

    // A message to an account holds a secret link, which only the recipient should have from now on.
    private static async Task ForgetSecretAsync(CrowdCommsContext context, Message message)
    {
        var nothing = new Dictionary<string, string>(StringComparer.Ordinal);
        await context.Messages.Where(m => m.Id == message.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Facts, nothing), CancellationToken.None);
    }

    private async Task MarkAsync(CrowdCommsContext context, Message message, Mark mark, CancellationToken cancellationToken)
    {
        Meters.Message(mark.State);
        var at = mark.State == MessageState.Sent ? clock.GetUtcNow() : (DateTimeOffset?)null;
        await context.Messages.Where(m => m.Id == message.Id && m.Claim == message.Claim).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, mark.State).SetProperty(m => m.LastError, mark.Error)
                .SetProperty(m => m.DueAt, mark.DueAt).SetProperty(m => m.SentAt, at)
                .SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.Claim, (Guid?)null)
                .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    // An outage does not count as an attempt: unsent messages wait 15 seconds and keep their number of attempts.
    private async Task PutBackAsync(IReadOnlyList<Message> batch, string words, CancellationToken cancellationToken)
    {
        var (claim, due) = (batch[0].Claim, clock.GetUtcNow() + Outage);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Messages.Where(m => m.Claim == claim && m.State == MessageState.Queued).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.LastError, words).SetProperty(m => m.DueAt, due)
                .SetProperty(m => m.Claim, (Guid?)null).SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    private Mark Failed(string words) => new(MessageState.Failed, words, clock.GetUtcNow());

    // The pause doubles with each attempt: 1, 2, 4, … minutes.
    private Mark Again(int attempts, string words) =>
        new(MessageState.Queued, words, clock.GetUtcNow() + TimeSpan.FromMinutes(1 << (attempts - 1)));

    private sealed record Mark(MessageState State, string? Error, DateTimeOffset DueAt);
}
