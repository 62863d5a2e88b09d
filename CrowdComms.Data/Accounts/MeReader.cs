using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>What a user sees of their own account.</summary>
public sealed record Me(
    Guid Id, string Email, string DisplayName, bool IsAdmin, IReadOnlyList<MyMembership> Memberships);

/// <summary>One event that the user is a member of.</summary>
/// <param name="Event">The event's slug.</param>
/// <param name="Role">The user's role in the event.</param>
public sealed record MyMembership(string Event, MemberRole Role);

/// <summary>Reads the account of the user who asks.</summary>
public sealed class MeReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>Reads the account with its memberships, ordered by the events' slugs; null when the account no longer
    /// exists.</summary>
    public async Task<Me?> ReadAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.AsNoTracking().Where(u => u.Id == userId)
            .Select(u => new Me(u.Id, u.Email!, u.DisplayName, u.IsAdmin, context.Members.Where(m => m.UserId == u.Id)
                .Join(context.Events, m => m.EventId, e => e.Id, (m, e) => new { e.Slug, m.Role })
                .OrderBy(m => m.Slug).Select(m => new MyMembership(m.Slug, m.Role)).ToList()))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Returns whether the installation has any user yet.</summary>
    public async Task<bool> AnybodyAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.AnyAsync(cancellationToken);
    }
}
