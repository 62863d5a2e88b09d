using System.Collections.Concurrent;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>One browser in which a user is signed in.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Browser">Browser and system, in words.</param>
/// <param name="Address">The address in the network that it was last seen at.</param>
/// <param name="SignedInAt">UTC.</param>
/// <param name="SeenAt">UTC, to the minute.</param>
public sealed record SessionRow(
    Guid Id, string Browser, string Address, DateTimeOffset SignedInAt, DateTimeOffset SeenAt);

/// <summary>What a cookie says of itself: which sign-in it is of, and the user's security stamp then.</summary>
public sealed record SessionClaim(Guid SessionId, Guid UserId, string Stamp);

/// <summary>
/// The sign-ins of users in browsers. One that was ended, or whose user has another security stamp by now
/// (another password, two-factor
/// switched on or off), is worth nothing: on this node at once, on another at once by the change feed, and should that
/// be cut, after <see cref="Remembered"/>.
/// </summary>
public sealed class SessionService : IDisposable
{
    /// <summary>How long a sign-in that was found good is not looked up again.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private const int MostKnown = 10_000, MostRows = 100;
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1), Kept = TimeSpan.FromDays(60);

    private readonly IDbContextFactory<CrowdCommsContext> _contexts;
    private readonly IChangeFeed _feed;
    private readonly TimeProvider _clock;
    private readonly IDisposable _listening;
    private readonly ConcurrentDictionary<SessionClaim, DateTimeOffset> _good = new();
    private long _turn;

    /// <summary>Listens to the feed for users whose sign-ins changed.</summary>
    public SessionService(IDbContextFactory<CrowdCommsContext> contexts, IChangeFeed feed, TimeProvider clock)
    {
        (_contexts, _feed, _clock) = (contexts, feed, clock);
        _listening = feed.Subscribe(EventChanged.Accounts, Forget);
    }

    /// <inheritdoc />
    public void Dispose() => _listening.Dispose();

    /// <summary>Notes a sign-in. What ended or was not seen for two months is thrown away.</summary>
    /// <returns>Its id, for the cookie.</returns>
    public async Task<Guid> StartAsync(Guid userId, string browser, string address, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var session = new UserSession { UserId = userId, Browser = Short(browser, 60), Address = Short(address, 64),
            SignedInAt = now, SeenAt = now };
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await context.UserSessions.Where(s => s.UserId == userId && (s.EndedAt != null || s.SeenAt < now - Kept))
            .ExecuteDeleteAsync(cancellationToken);
        context.UserSessions.Add(session);
        await context.SaveChangesAsync(cancellationToken);
        return session.Id;
    }

    /// <summary>Whether a cookie is still good, and notes now and then where it was seen.</summary>
    public async ValueTask<bool> IsGoodAsync(SessionClaim claim, string? address, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        if (_good.TryGetValue(claim, out var at) && now - at < Remembered)
        {
            return true;
        }

        // What is ended while this looks is not remembered as good.
        var turn = Interlocked.Read(ref _turn);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var seen = await context.UserSessions
            .Where(s => s.Id == claim.SessionId && s.UserId == claim.UserId && s.EndedAt == null)
            .Join(context.Users.Where(u => u.SecurityStamp == claim.Stamp), s => s.UserId, u => u.Id,
                (s, u) => (DateTimeOffset?)s.SeenAt).SingleOrDefaultAsync(cancellationToken);
        if (seen is null)
        {
            _good.TryRemove(claim, out _);
            return false;
        }

        if (address is not null && seen < now - SeenEvery)
        {
            var where = Short(address, 64);
            await context.UserSessions.Where(s => s.Id == claim.SessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now).SetProperty(s => s.Address, where),
                    cancellationToken);
        }

        Remember(claim, now, turn);
        return true;
    }

    /// <summary>Where a user is signed in, the last seen first; for the user alone.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.UserSessions.AsNoTracking().Where(s => s.UserId == userId && s.EndedAt == null)
            .OrderByDescending(s => s.SeenAt).ThenByDescending(s => s.Id).Take(MostRows)
            .Select(s => new SessionRow(s.Id, s.Browser, s.Address, s.SignedInAt, s.SeenAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends one sign-in of a user: its cookie and its open pages at once.</summary>
    /// <returns>Done; <c>not_found</c> when it has ended, or is somebody else's.</returns>
    public async Task<Result<Done>> EndAsync(Guid userId, Guid id, CancellationToken cancellationToken) =>
        await EndAsync(userId, s => s.Id == id, cancellationToken) > 0 ? default(Done) : Error.NotFound("sign-in");

    /// <summary>Ends every sign-in of a user; all but <paramref name="keep"/>, where that is one.</summary>
    /// <returns>How many.</returns>
    public Task<int> EndAllAsync(Guid userId, Guid? keep, CancellationToken cancellationToken) =>
        EndAsync(userId, s => s.Id != keep, cancellationToken);

    private async Task<int> EndAsync(Guid userId, System.Linq.Expressions.Expression<Func<UserSession, bool>> which,
        CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var ended = await context.UserSessions.Where(s => s.UserId == userId && s.EndedAt == null).Where(which)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
        _feed.Publish(EventChanged.OfAccounts(userId));
        return ended;
    }

    private void Remember(SessionClaim claim, DateTimeOffset now, long turn)
    {
        if (_good.Count >= MostKnown)
        {
            _good.Clear();
        }

        _good[claim] = now;
        if (Interlocked.Read(ref _turn) != turn)
        {
            _good.TryRemove(claim, out _);
        }
    }

    private void Forget(EventChanged changed)
    {
        Interlocked.Increment(ref _turn);
        foreach (var claim in _good.Keys.Where(c => changed.Reread || changed.Users.Contains(c.UserId)))
        {
            _good.TryRemove(claim, out _);
        }
    }

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}
