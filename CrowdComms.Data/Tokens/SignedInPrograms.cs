using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Tokens;

/// <summary>A program in which a user is signed in; instants are UTC.</summary>
/// <param name="FamilyId">The id of the sign-in.</param>
/// <param name="Client">The name that the program gave itself; null for none.</param>
/// <param name="SignedInAt">When the user signed in there.</param>
/// <param name="RefreshedAt">When the program last got an access token.</param>
public sealed record ProgramRow(Guid FamilyId, string? Client, DateTimeOffset SignedInAt, DateTimeOffset RefreshedAt);

/// <summary>Lists the programs in which a user is signed in by tokens, and signs them out. Each user sees only their
/// own.</summary>
public sealed class SignedInPrograms(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>The 100 programs that got an access token last, the latest first.</summary>
    public async Task<IReadOnlyList<ProgramRow>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.RefreshTokens.AsNoTracking()
            .Where(t => t.UserId == userId && t.UsedAt == null && t.RevokedAt == null && t.ExpiresAt > now)
            .Where(t => context.Users.Any(u => u.Id == t.UserId && u.SecurityStamp == t.Stamp))
            .OrderByDescending(t => t.Id).Take(100)
            .Select(t => new ProgramRow(t.FamilyId, t.Client, t.SignedInAt, t.IssuedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Signs the user out of one program, which gets no access token from then on.</summary>
    /// <returns>Done; <c>not_found</c> when the user is not signed in there.</returns>
    public async Task<Result<Done>> EndAsync(Guid userId, Guid familyId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ended = await context.RefreshTokens
            .Where(t => t.UserId == userId && t.FamilyId == familyId && t.RevokedAt == null)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.RevokedAt, now), cancellationToken);
        return ended > 0 ? default(Done) : Error.NotFound("program");
    }
}
