using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>
/// Counts attempts to sign in and locks an account for a source that failed too often, in the database, so that the lock
/// holds on every node. A stranger's failures do not lock the owner out: each network address and each known browser has
/// a count of its own. A second count of the whole account bounds those who guess from many addresses; known browsers
/// pass it. Names without an account are counted and locked in the same way, with the same statements.
/// </summary>
public sealed class SignInLocks(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    /// <summary>The number of failures after which an account is locked for one source.</summary>
    public const int FailuresOfSource = 5;

    /// <summary>The number of failures from all strange sources together after which only known browsers may sign
    /// in. NIST SP 800-63B, 3.2.2, permits no more.</summary>
    public const int FailuresOfAccount = 100;

    /// <summary>How long an account stays locked for one source.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>How long an account stays locked for strange sources, and how long failures are counted together.</summary>
    public static readonly TimeSpan LongRest = TimeSpan.FromHours(1);

    /// <summary>The number of counts that are kept. Of more, those with the fewest failures are deleted first, so that
    /// invented names do not push a lock out.</summary>
    internal int MostRows { get; init; } = 100_000;

    private const int TidyAfterRows = 1_000;
    private static readonly TimeSpan TidyEvery = TimeSpan.FromMinutes(1);
    private static readonly Bound OfSource = new(FailuresOfSource, Rest), OfAccount = new(FailuresOfAccount, LongRest);

    private long _tidiedAt;
    private int _added;

    /// <summary>Counts an attempt before its password is verified, so that of many attempts at one instant no more are
    /// verified than the bound permits.</summary>
    /// <returns>Whether the password may be verified.</returns>
    public async Task<SignInStanding> CountAsync(SignInAttempt attempt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await TidyAsync(context, now, cancellationToken);
        var source = await CountAsync(context, new Counted(attempt.SourceHash, attempt, OfSource, now), cancellationToken);
        if (attempt.IsKnown || source > OfSource.Most)
        {
            return OfSource.Standing(source);
        }

        var all = await CountAsync(context, new Counted(attempt.AccountHash, attempt, OfAccount, now), cancellationToken);
        return all > OfAccount.Most ? SignInStanding.LockedForStrangers
            : (SignInStanding)Math.Max((int)OfSource.Standing(source), (int)OfAccount.Standing(all));
    }

    /// <summary>Takes one attempt back that was no failure and no success: the password was right, and the authentication code
    /// follows.</summary>
    public Task TakeBackAsync(SignInAttempt attempt, CancellationToken cancellationToken) =>
        TakeBackAsync([attempt.SourceHash, attempt.AccountHash], attempt, cancellationToken);

    /// <summary>Ends the count of a source that has signed in. The failures of others stay counted.</summary>
    public async Task SucceedAsync(SignInAttempt attempt, CancellationToken cancellationToken)
    {
        await TakeBackAsync([attempt.AccountHash], attempt, cancellationToken);
        var key = attempt.SourceHash;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.SignInCounts.Where(c => c.Key == key).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Forgets every count of an account, because its owner has chosen a new password.</summary>
    public async Task ForgetAsync(string account, CancellationToken cancellationToken)
    {
        var hash = SignInAttempt.HashOf(account);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.SignInCounts.Where(c => c.Account == hash).ExecuteDeleteAsync(cancellationToken);
    }

    // A known browser is not counted for the account.
    private async Task TakeBackAsync(IReadOnlyList<byte[]> keys, SignInAttempt attempt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var key in keys.Where(k => !attempt.IsKnown || !k.AsSpan().SequenceEqual(attempt.AccountHash)))
        {
            await context.SignInCounts.Where(c => c.Key == key && c.Failures > 0 && c.EndsAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Failures, c => c.Failures - 1), cancellationToken);
        }
    }

    // One conditional update decides, as two nodes may count at one instant. The failure that reaches the bound sets the
    // end of the lock; those after it neither count nor prolong it.
    private async Task<int> CountAsync(CrowdCommsContext context, Counted counted, CancellationToken cancellationToken)
    {
        var (key, now, most) = (counted.Key, counted.At, counted.Bound.Most);
        var (forgotten, open) = (now + LongRest, now + counted.Bound.Rest);
        while (true)
        {
            var rows = context.SignInCounts.Where(c => c.Key == key);
            if (await rows.ExecuteUpdateAsync(set => set
                .SetProperty(c => c.EndsAt, c => c.EndsAt <= now ? forgotten : c.Failures == most - 1 ? open : c.EndsAt)
                .SetProperty(c => c.Failures, c => c.EndsAt <= now ? 1 : c.Failures > most ? c.Failures : c.Failures + 1),
                cancellationToken) > 0)
            {
                return await rows.Select(c => c.Failures).FirstOrDefaultAsync(cancellationToken);
            }

            context.SignInCounts.Add(new SignInCount
            {
                Key = key,
                Account = counted.Attempt.AccountHash,
                Failures = 1,
                EndsAt = forgotten,
            });
            if (await engine.TrySaveAsync(context, failure => failure.Index == SignInCount.KeyIndex, cancellationToken))
            {
                Interlocked.Increment(ref _added);
                return 1;
            }

            context.ChangeTracker.Clear();
        }
    }

    private async Task TidyAsync(CrowdCommsContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = Interlocked.Read(ref _tidiedAt);
        if ((now.UtcTicks - last < TidyEvery.Ticks && Volatile.Read(ref _added) < TidyAfterRows)
            || Interlocked.CompareExchange(ref _tidiedAt, now.UtcTicks, last) != last)
        {
            return;
        }

        Volatile.Write(ref _added, 0);
        await context.SignInCounts.Where(c => c.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
        if (await context.SignInCounts.CountAsync(cancellationToken) - MostRows is > 0 and var over)
        {
            await context.SignInCounts.OrderBy(c => c.Failures).ThenBy(c => c.EndsAt).ThenBy(c => c.Id).Take(over)
                .ExecuteDeleteAsync(cancellationToken);
        }
    }

    private sealed record Bound(int Most, TimeSpan Rest)
    {
        internal SignInStanding Standing(int failures) =>
            failures > Most ? SignInStanding.Locked : failures == Most ? SignInStanding.Last : SignInStanding.Open;
    }

    private sealed record Counted(byte[] Key, SignInAttempt Attempt, Bound Bound, DateTimeOffset At);
}
