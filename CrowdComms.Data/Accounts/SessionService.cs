using System.Collections.Concurrent;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>One browser in which a user is signed in.</summary>
/// <param name="Id">The sign-in's id.</param>
/// <param name="Browser">The browser and the operating system, in words.</param>
/// <param name="Address">The network address at which the browser was last seen.</param>
/// <param name="SignedInAt">When the user signed in, UTC.</param>
/// <param name="SeenAt">When the browser was last seen, UTC, to the minute.</param>
public sealed record SessionRow(
    Guid Id, string Browser, string Address, DateTimeOffset SignedInAt, DateTimeOffset SeenAt);

/// <summary>The facts that a cookie carries: the sign-in it belongs to, and the security stamp that the user had
/// then.</summary>
public sealed record SessionClaim(Guid SessionId, Guid UserId, string Stamp);

/// <summary>Starts, checks and ends the sign-ins of users. A sign-in is invalid once it was ended, or once the user's
/// security stamp changed by a new password or by switching two-factor on or off. This node and, by the change feed,
/// the others notice that at once; without the feed they notice it after <see cref="Remembered"/>.</summary>
public sealed class SessionService : IDisposable
{
    /// <summary>How long a sign-in that was found valid is trusted without reading the database again.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private const int MostKnown = 10_000, MostRows = 100;
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1), Kept = TimeSpan.FromDays(60);

    private readonly IDbContextFactory<CrowdCommsContext> _contexts;
    private readonly IChangeFeed _feed;
    private readonly TimeProvider _clock;
    private readonly IDisposable _listening;
    private readonly ConcurrentDictionary<SessionClaim, DateTimeOffset> _good = new();
    private long _turn;

    /// <summary>Subscribes to the change feed, which names the users whose sign-ins changed.</summary>
    public SessionService(IDbContextFactory<CrowdCommsContext> contexts, IChangeFeed feed, TimeProvider clock)
    {
        (_contexts, _feed, _clock) = (contexts, feed, clock);
        _listening = feed.Subscribe(EventChanged.Accounts, Forget);
    }

    /// <inheritdoc />
    public void Dispose() => _listening.Dispose();

    /// <summary>Records a sign-in, and deletes sign-ins that ended or were not seen for two months.</summary>
    /// <returns>The id of the sign-in, which the cookie carries.</returns>
    public async Task<Guid> StartAsync(Guid userId, string browser, string address, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var session = new UserSession
        {
            UserId = userId,
            Browser = Short(browser, 60),
            Address = Short(address, 64),
            SignedInAt = now,
            SeenAt = now
        };
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await context.UserSessions.Where(s => s.UserId == userId && (s.EndedAt != null || s.SeenAt < now - Kept))
            .ExecuteDeleteAsync(cancellationToken);
        context.UserSessions.Add(session);
        await context.SaveChangesAsync(cancellationToken);
        return session.Id;
    }

    /// <summary>Returns whether a cookie's sign-in is still valid, and records at intervals when and at which address
    /// it was seen.</summary>
    public async ValueTask<bool> IsGoodAsync(SessionClaim claim, string? address, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        if (_good.TryGetValue(claim, out var at) && now - at < Remembered)
        {
            return true;
        }

        // The counter rises with each change of accounts. If it rises between this line and the end of the read, the
        // result is not remembered, since the sign-in may have ended meanwhile.
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

    /// <summary>Lists the sign-ins of a user, the last seen first. The caller passes the id of the user who
    /// asks.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.UserSessions.AsNoTracking().Where(s => s.UserId == userId && s.EndedAt == null)
            .OrderByDescending(s => s.SeenAt).ThenByDescending(s => s.Id).Take(MostRows)
            .Select(s => new SessionRow(s.Id, s.Browser, s.Address, s.SignedInAt, s.SeenAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends one sign-in of a user: its cookie is refused and its open pages close at once.</summary>
    /// <returns>Done; <c>not_found</c> when the sign-in has already ended, or belongs to another user.</returns>
    public async Task<Result<Done>> EndAsync(Guid userId, Guid id, CancellationToken cancellationToken) =>
        await EndAsync(userId, s => s.Id == id, cancellationToken) > 0 ? default(Done) : Error.NotFound("sign-in");

    /// <summary>Ends every sign-in of a user, except <paramref name="keep"/> when it is given.</summary>
    /// <returns>The number of sign-ins that were ended.</returns>
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
