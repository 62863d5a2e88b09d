using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Tokens;

/// <summary>A user's sign-in at a program.</summary>
/// <param name="UserId">The user who signed in.</param>
/// <param name="Stamp">The user's security stamp now.</param>
/// <param name="SecondFactor">Whether the user gave an authentication code.</param>
/// <param name="Client">The name that the program gives itself; null for none.</param>
public sealed record ProgramSignedIn(Guid UserId, string Stamp, bool SecondFactor, string? Client);

/// <summary>A new refresh token for a program.</summary>
/// <param name="UserId">The user who signed in.</param>
/// <param name="FamilyId">The id that all tokens after one sign-in share.</param>
/// <param name="SecondFactor">Whether the user gave an authentication code at that sign-in.</param>
/// <param name="Token">What the program sends. Only its hash is stored.</param>
public sealed record RefreshGrant(Guid UserId, Guid FamilyId, bool SecondFactor, string Token);

/// <summary>
/// Hands out refresh tokens; each works once and is exchanged for the next one. If a token is used a second time, two
/// programs hold it and one of them stole it. No one can tell which, so the whole family is revoked. The same holds for
/// two uses at one instant: one gets a token, and then both users must sign in again.
/// Source: https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2
/// </summary>
public sealed class RefreshTokenService(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>How long a token works if it is not used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>Creates the first token of a family after a sign-in.</summary>
    public async Task<RefreshGrant> StartAsync(ProgramSignedIn who, CancellationToken cancellationToken)
    {
        var (secret, now) = (TokenText.New(TokenText.RefreshPrefix), clock.GetUtcNow());
        var first = Token(secret, who with { Client = Shortened(who.Client) }, new Family(RisingId.Next(), now), now);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.RefreshTokens.Add(first);
        await context.SaveChangesAsync(cancellationToken);
        return new RefreshGrant(who.UserId, first.FamilyId, first.SecondFactor, secret);
    }

    /// <summary>Exchanges a token for the next one. If two requests use it at the same time, one of them gets the next token,
    /// and the family is revoked.</summary>
    /// <returns>The next token; <c>unauthenticated</c> for a token that is unknown, expired, used or revoked, or whose
    /// user is gone or has changed their password.</returns>
    public async Task<Result<RefreshGrant>> ContinueAsync(string? token, CancellationToken cancellationToken)
    {
        if (TokenText.Hash(token, TokenText.RefreshPrefix) is not { } hash)
        {
            return TokenErrors.Refresh;
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var works = await UseAsync(context, hash, now, cancellationToken);
        var used = await context.RefreshTokens.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        if (!works)
        {
            if (used?.UsedAt is not null)
            {
                await RevokeAsync(context, used.FamilyId, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            return TokenErrors.Refresh;
        }

        var secret = TokenText.New(TokenText.RefreshPrefix);
        context.RefreshTokens.Add(
            Token(secret, new ProgramSignedIn(used!.UserId, used.Stamp, used.SecondFactor, used.Client),
                new Family(used.FamilyId, used.SignedInAt), now));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RefreshGrant(used.UserId, used.FamilyId, used.SecondFactor, secret);
    }

    /// <summary>Revokes the family of a token; an unknown token changes nothing.</summary>
    public async Task EndAsync(string? token, CancellationToken cancellationToken)
    {
        if (TokenText.Hash(token, TokenText.RefreshPrefix) is { } hash)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var family = await context.RefreshTokens.Where(t => t.Hash == hash).Select(t => (Guid?)t.FamilyId)
                .SingleOrDefaultAsync(cancellationToken);
            await RevokeAsync(context, family ?? Guid.Empty, cancellationToken);
        }
    }

    /// <summary>Deletes the tokens that expired more than a day ago.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> ForgetOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(1);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.RefreshTokens.Where(t => t.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private static string? Shortened(string? client) =>
        string.IsNullOrWhiteSpace(client) ? null : client.Length > TokenConfiguration.ClientLength
            ? client[..TokenConfiguration.ClientLength] : client;

    private static RefreshToken Token(
        string secret, ProgramSignedIn who, Family family, DateTimeOffset now) => new()
        {
            FamilyId = family.Id,
            SignedInAt = family.SignedInAt,
            UserId = who.UserId,
            Hash = TokenText.Hash(secret, TokenText.RefreshPrefix)!,
            Stamp = who.Stamp,
            SecondFactor = who.SecondFactor,
            Client = who.Client,
            IssuedAt = now,
            ExpiresAt = now + Life,
        };

    // A single statement uses the token, so that only one of two requests gets the next one.
    private static async Task<bool> UseAsync(
        CrowdCommsContext context, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
            await context.RefreshTokens
                .Where(t => t.Hash == hash && t.UsedAt == null && t.RevokedAt == null && t.ExpiresAt > now)
                .Where(t => context.Users.Any(u => u.Id == t.UserId && u.SecurityStamp == t.Stamp))
                .ExecuteUpdateAsync(t => t.SetProperty(x => x.UsedAt, now), cancellationToken) == 1;

    private async Task RevokeAsync(CrowdCommsContext context, Guid family, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await context.RefreshTokens.Where(t => t.FamilyId == family && t.RevokedAt == null)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.RevokedAt, now), cancellationToken);
    }

    /// <summary>The tokens of one sign-in, of which each replaces the one before.</summary>
    private sealed record Family(Guid Id, DateTimeOffset SignedInAt);
}
