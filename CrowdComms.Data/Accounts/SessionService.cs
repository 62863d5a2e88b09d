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
/// the others notice that immediately; without the feed they notice it after <see cref="EntranceCache.Lifetime"/>.</summary>
public sealed class SessionService(
    IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache, IChangeFeed feed, TimeProvider clock)
{
    private const int MostRows = 100;
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1), Kept = TimeSpan.FromDays(60);

    /// <summary>Records a sign-in, and deletes sign-ins that ended or were not seen for two months.</summary>
    /// <returns>The id of the sign-in, which the cookie carries.</returns>
    public async Task<Guid> StartAsync(Guid userId, string browser, string address, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = new UserSession
        {
            UserId = userId,
            Browser = Short(browser, 60),
            Address = Short(address, 64),
            SignedInAt = now,
            SeenAt = now
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.UserSessions.Where(s => s.UserId == userId && (s.EndedAt != null || s.SeenAt < now - Kept))
            .ExecuteDeleteAsync(cancellationToken);
        context.UserSessions.Add(session);
        await context.SaveChangesAsync(cancellationToken);
        return session.Id;
    }

    /// <summary>Returns whether a cookie's sign-in is still valid, and records at intervals when and at which address
    /// it was seen.</summary>
    public async ValueTask<bool> IsGoodAsync(SessionClaim claim, string? address, CancellationToken cancellationToken) =>
        await cache.GetAsync(CachedKind.SignIn, $"{claim.SessionId}/{claim.UserId}/{claim.Stamp}",
            stop => FindAsync(claim, address, stop), cancellationToken) is not null;

    private async Task<SessionClaim?> FindAsync(SessionClaim claim, string? address, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = await context.UserSessions
            .Where(s => s.Id == claim.SessionId && s.UserId == claim.UserId && s.EndedAt == null)
            .Join(context.Users.Where(u => u.SecurityStamp == claim.Stamp), s => s.UserId, u => u.Id,
                (s, u) => (DateTimeOffset?)s.SeenAt).SingleOrDefaultAsync(cancellationToken);
        if (seen is null)
        {
            return null;
        }

        if (address is not null && seen < now - SeenEvery)
        {
            var where = Short(address, 64);
            await context.UserSessions.Where(s => s.Id == claim.SessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now).SetProperty(s => s.Address, where),
                    cancellationToken);
        }

        return claim;
    }

    /// <summary>Lists the sign-ins of a user, the last seen first. The caller passes the id of the user who
    /// asks.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.UserSessions.AsNoTracking().Where(s => s.UserId == userId && s.EndedAt == null)
            .OrderByDescending(s => s.SeenAt).ThenByDescending(s => s.Id).Take(MostRows)
            .Select(s => new SessionRow(s.Id, s.Browser, s.Address, s.SignedInAt, s.SeenAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends one sign-in of a user: its cookie is refused and its open pages close immediately.</summary>
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
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ended = await context.UserSessions.Where(s => s.UserId == userId && s.EndedAt == null).Where(which)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
        feed.Publish(EventChanged.OfAccounts(userId));
        return ended;
    }

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}
