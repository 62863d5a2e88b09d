using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>The messages that wait to be sent: claims the next ones for a sender, and stores what became of
/// each.</summary>
public sealed class MessageClaims(
    IDbContextFactory<CrowdCommsContext> contexts, Outage outage, TimeProvider clock)
{
    /// <summary>How long a claim keeps other senders away from a message; its sender renews it while it
    /// lives.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Away = TimeSpan.FromSeconds(15);

    /// <summary>A message that waited longer than this for a mail server fails instead of being sent, because its text
    /// may be out of date.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(3);

    /// <summary>Marks the messages as failed that waited for three days.</summary>
    internal async Task GiveUpOldAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Oldest;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Messages.Where(m => m.State == MessageState.Queued && m.CreatedAt < oldest)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, MessageState.Failed)
                    .SetProperty(m => m.LastError,
                        "The mail server did not respond for days. Resend this if it still matters."), cancellationToken);
    }

    /// <summary>Claims the next messages that are due: those that a person waits for before those of mailings, then the
    /// oldest first. If another sender claims the same ones at the same time, the next ones are claimed.</summary>
    /// <param name="most">The most messages to claim.</param>
    /// <param name="cancellationToken">Cancels the claim.</param>
    /// <returns>The claimed messages in the order to send them; empty when none is due.</returns>
    internal async Task<IReadOnlyList<Message>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var (now, claim) = (clock.GetUtcNow(), Guid.CreateVersion7());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = context.Messages.Where(
            m => m.State == MessageState.Queued && m.DueAt <= now && (m.ClaimedUntil == null || m.ClaimedUntil < now));
        while (true)
        {
            var ids = await InOrder(due).Select(m => m.Id).Take(most).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                return [];
            }

            var until = now + Lease;
            if (await due.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Claim, claim).SetProperty(m => m.ClaimedUntil, until), cancellationToken) > 0)
            {
                return await InOrder(context.Messages.AsNoTracking().Where(m => m.Claim == claim && ids.Contains(m.Id)))
                    .ToListAsync(cancellationToken);
            }
        }
    }

    /// <summary>Keeps claimed messages from other senders until the result is disposed.</summary>
    /// <param name="batch">Messages of one claim; at least one.</param>
    internal ClaimLease Hold(IReadOnlyList<Message> batch) =>
        new(new RowClaim(batch[0].ClaimedUntil!.Value, Lease, stop => RenewAsync(batch, stop)), outage, clock);

    /// <summary>Keeps claimed messages from other senders for another <see cref="Lease"/>.</summary>
    /// <returns>Until when they are kept, UTC.</returns>
    internal async Task<DateTimeOffset> RenewAsync(IReadOnlyList<Message> batch, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Lease;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await StillClaimed(context, batch)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, until), cancellationToken);
        return until;
    }

    /// <summary>Stores what became of a message and ends its claim.</summary>
    internal async Task MarkAsync(Message message, MessageMark mark, CancellationToken cancellationToken)
    {
        Meters.Message(mark.State);
        var (now, isSent) = (clock.GetUtcNow(), mark.State == MessageState.Sent);
        var (due, at) = (now + mark.Pause, isSent ? now : (DateTimeOffset?)null);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Messages.Where(m => m.Id == message.Id && m.Claim == message.Claim).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, mark.State).SetProperty(m => m.LastError, mark.Error)
                .SetProperty(m => m.DueAt, due).SetProperty(m => m.SentAt, at)
                .SetProperty(m => m.Attempts, mark.Attempts).SetProperty(m => m.Breaks, mark.Breaks)
                .SetProperty(m => m.Claim, (Guid?)null).SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null),
            cancellationToken);
        if (isSent && message.EventId is null)
        {
            // A message to an account holds a secret link, which only the recipient should have from now on.
            var nothing = new Dictionary<string, string>(StringComparer.Ordinal);
            await context.Messages.Where(m => m.Id == message.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Facts, nothing), cancellationToken);
        }
    }

    /// <summary>Ends the claim of those messages of a batch that were not sent. An outage of the mail server is not
    /// an attempt: they wait for 15 seconds and keep their number of attempts.</summary>
    /// <param name="batch">Messages of one claim; at least one.</param>
    /// <param name="words">A sentence about the outage; null if the sender only stops, and another may send them
    /// immediately.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    internal async Task PutBackAsync(IReadOnlyList<Message> batch, string? words, CancellationToken cancellationToken)
    {
        var due = clock.GetUtcNow() + (words is null ? TimeSpan.Zero : Away);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await StillClaimed(context, batch).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.LastError, m => words ?? m.LastError).SetProperty(m => m.DueAt, due)
                .SetProperty(m => m.Claim, (Guid?)null).SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    private static IQueryable<Message> StillClaimed(CrowdCommsContext context, IReadOnlyList<Message> batch)
    {
        var (claim, ids) = (batch[0].Claim, batch.Select(m => m.Id).ToList());
        return context.Messages.Where(m => ids.Contains(m.Id) && m.Claim == claim && m.State == MessageState.Queued);
    }

    private static IOrderedQueryable<Message> InOrder(IQueryable<Message> messages) =>
        messages.OrderBy(m => m.IsMass).ThenBy(m => m.DueAt).ThenBy(m => m.Id);
}

/// <summary>What became of a message: its new state, a sentence about a failure, and the numbers of attempts and of
/// broken connections from now on.</summary>
internal sealed record MessageMark(MessageState State, string? Error, int Attempts, int Breaks)
{
    // Pauses grow up to about an hour: 1, 2, 4, … 64 minutes.
    private const int MostAttempts = 8, MostDoublings = 6;

    /// <summary>How long the next attempt waits.</summary>
    internal TimeSpan Pause { get; private init; }

    /// <summary>The mark of a message that the mail server took or refused for good, and of one that was done
    /// with.</summary>
    internal static MessageMark Final(Message message, MessageState state, string? error) =>
        new(state, error, message.Attempts + 1, message.Breaks);

    /// <summary>The mark of a message that failed for now: another attempt after a pause that grows with each, and
    /// after the eighth attempt none.</summary>
    internal static MessageMark Again(Message message, string error) =>
        After(message.Attempts + 1, message.Breaks, error, message.Attempts);

    /// <summary>The mark of a message at which the connection ended. The first time may have been an accident of the
    /// server and is not an attempt; each further time is one.</summary>
    internal static MessageMark Broken(Message message, string error) =>
        After(message.Attempts + (message.Breaks > 0 ? 1 : 0), message.Breaks + 1, error,
            Math.Max(message.Attempts, message.Breaks));

    private static MessageMark After(int attempts, int breaks, string error, int doublings) =>
        attempts >= MostAttempts ? new MessageMark(MessageState.Failed, error, attempts, breaks)
            : new MessageMark(MessageState.Queued, error, attempts, breaks)
            {
                Pause = TimeSpan.FromMinutes(1 << Math.Min(doublings, MostDoublings)),
            };
}
