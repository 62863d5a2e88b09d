using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Tokens;

/// <summary>Shows the API keys of an event to its members; creates and revokes them for organisers. Changes are
/// audited.</summary>
public sealed class ApiKeyService(
    IDbContextFactory<CrowdCommsContext> contexts, IChangeFeed feed, TimeProvider clock)
{
    private const string Purpose = "manage the API keys";

    /// <summary>One page of the event's keys: those that work before revoked ones, the newest first.</summary>
    /// <returns>The rows; <c>not_found</c> to strangers.</returns>
    public async Task<Result<Page<ApiKeyRow>>> PageAsync(
        Guid eventId, PageAsked page, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = context.ApiKeys.AsNoTracking().Where(k => k.EventId == eventId);
        var rows = await keys.OrderBy(k => k.RevokedAt != null).ThenByDescending(k => k.Id)
            .Skip((page.Number - 1) * page.Size).Take(page.Size)
            .Select(k => new ApiKeyRow(k.Id, k.Name, k.Scopes, k.CreatedAt, k.LastUsedAt, k.RevokedAt))
            .ToListAsync(cancellationToken);
        return new Page<ApiKeyRow>(rows, page.Number, page.Size, await keys.CountAsync(cancellationToken));
    }

    /// <summary>One API key of the event.</summary>
    /// <returns>The row; <c>not_found</c> when the event has no such key, and to strangers.</returns>
    public async Task<Result<ApiKeyRow>> GetAsync(
        Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.ApiKeys.AsNoTracking().Where(k => k.EventId == eventId && k.Id == id)
            .Select(k => new ApiKeyRow(k.Id, k.Name, k.Scopes, k.CreatedAt, k.LastUsedAt, k.RevokedAt))
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? Error.NotFound("API key") : row;
    }

    /// <summary>Creates an API key. Only the hash of its secret is stored.</summary>
    /// <returns>The key with its secret; <c>validation</c>, <c>forbidden</c> to staff, <c>not_found</c> to
    /// strangers.</returns>
    public async Task<Result<ApiKeyMade>> MakeAsync(
        Guid eventId, NewApiKey wish, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (TextRules.Required("Name", wish.Name, TokenConfiguration.NameLength) is { } sentence)
        {
            return TokenErrors.Name(sentence);
        }

        if (wish.Scopes is ApiScope.None
            || (wish.Scopes & ~(ApiScope.Scan | ApiScope.Read | ApiScope.Write)) is not ApiScope.None)
        {
            return TokenErrors.Scopes;
        }

        var (now, secret) = (clock.GetUtcNow(), TokenText.New(TokenText.KeyPrefix));
        var key = new ApiKey
        {
            EventId = eventId,
            Name = wish.Name!.Trim(),
            Scopes = wish.Scopes,
            SecretHash = TokenText.Hash(secret, TokenText.KeyPrefix)!,
            CreatedAt = now,
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ApiKeys.Add(key);
        context.AuditEntries.Add(Entry(key, new AuditedAct("Created", actor, now), AuditTrail.New(Fields(key))));
        await context.SaveChangesAsync(cancellationToken);
        return new ApiKeyMade(new ApiKeyRow(key.Id, key.Name, key.Scopes, key.CreatedAt, null, null), secret);
    }

    /// <summary>Revokes a key for good: its next request is refused, and its open streams end. Revoking it again
    /// changes nothing.</summary>
    /// <returns>Done; <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<Done>> RevokeAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key =
            await context.ApiKeys.SingleOrDefaultAsync(k => k.EventId == eventId && k.Id == id, cancellationToken);
        if (key is null)
        {
            return Error.NotFound("API key");
        }

        if (key.RevokedAt is null)
        {
            key.RevokedAt = clock.GetUtcNow();
            context.AuditEntries.Add(
                Entry(key, new AuditedAct("Revoked", actor, key.RevokedAt.Value), AuditTrail.Gone(Fields(key))));
            await context.SaveChangesAsync(cancellationToken);
            feed.Publish(EventChanged.OfAccounts(key.Id));
        }

        return default(Done);
    }

    private static IEnumerable<AuditedField> Fields(ApiKey key) =>
        [new("name", key.Name), new("scopes", key.Scopes.ToString())];

    private static AuditEntry Entry(ApiKey key, AuditedAct act, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(key.EventId, new AuditedThing(nameof(ApiKey), key.Id), act, changes);
}
