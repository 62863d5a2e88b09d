using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Tokens;

/// <summary>A user who signed in to a program.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Stamp">The user's security stamp now.</param>
/// <param name="SecondFactor">Whether a second factor was shown.</param>
/// <param name="Client">How the program names itself; null when it does not.</param>
public sealed record ProgramSignedIn(Guid UserId, string Stamp, bool SecondFactor, string? Client);

/// <summary>A refresh token, as it is handed out.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="FamilyId">The sign-in that it follows from.</param>
/// <param name="SecondFactor">Whether a second factor was shown at that sign-in.</param>
/// <param name="Token">What the program sends. Only its hash is kept.</param>
public sealed record RefreshGrant(Guid UserId, Guid FamilyId, bool SecondFactor, string Token);

/// <summary>
/// Refresh tokens: each works once and gives the next one. A second use means that two hold it, one of
/// them a thief, and nobody can
/// tell which: the whole family ends. That holds for two uses at one instant as well: one gets an answer,
/// and then both must sign in.
/// Source: https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2
/// </summary>
public sealed class RefreshTokenService(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>How long a token may lie unused.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>Begins a family.</summary>
    public async Task<RefreshGrant> StartAsync(ProgramSignedIn who, CancellationToken cancellationToken)
    {
        var (secret, now) = (TokenText.New(TokenText.RefreshPrefix), clock.GetUtcNow());
        var first = Token(secret, who with { Client = Shortened(who.Client) }, (RisingId.Next(), now), now);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.RefreshTokens.Add(first);
        await context.SaveChangesAsync(cancellationToken);
        return new RefreshGrant(who.UserId, first.FamilyId, first.SecondFactor, secret);
    }

    /// <summary>Uses a token up and gives the next one. Of two that use it at once, one is given it, and
    /// its family ends.</summary>
    /// <returns>The next token; <c>unauthenticated</c> for one that is unknown, too old or used before, whose family
    /// ended, or whose user is gone or has another password since.</returns>
    public async Task<Result<RefreshGrant>> ContinueAsync(string? token, CancellationToken cancellationToken)
    {
        if (TokenText.Hash(token, TokenText.RefreshPrefix) is not { } hash)
        {
            return TokenErrors.Refresh;
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var works = await context.RefreshTokens
            .Where(t => t.Hash == hash && t.UsedAt == null && t.RevokedAt == null && t.ExpiresAt > now)
            .Where(t => context.Users.Any(u => u.Id == t.UserId && u.SecurityStamp == t.Stamp))
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.UsedAt, now), cancellationToken) == 1;
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
                (used.FamilyId, used.SignedInAt), now));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RefreshGrant(used.UserId, used.FamilyId, used.SecondFactor, secret);
    }

    /// <summary>Ends the family of a token. Nothing happens for an unknown one.</summary>
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

    /// <summary>Deletes the tokens that have been too old for a day.</summary>
    /// <returns>How many.</returns>
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
        string secret, ProgramSignedIn who, (Guid Id, DateTimeOffset SignedInAt) family, DateTimeOffset now) => new()
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

    private async Task RevokeAsync(CrowdCommsContext context, Guid family, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await context.RefreshTokens.Where(t => t.FamilyId == family && t.RevokedAt == null)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.RevokedAt, now), cancellationToken);
    }
}
