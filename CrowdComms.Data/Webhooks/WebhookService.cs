using System.Security.Cryptography;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Webhooks;

/// <summary>Lists, creates, changes and deletes the webhooks of an event, for organisers.</summary>
public sealed class WebhookService(
    IDbContextFactory<CrowdCommsContext> contexts, PublicNetwork network, SecretCover cover, TimeProvider clock)
{
    internal const string Purpose = "manage the webhooks";
    private const string Prefix = "whsec_";
    private const int MostRows = 200;

    /// <summary>One page of an event's webhooks, the oldest first.</summary>
    /// <returns>The rows; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Page<WebhookRow>>> PageAsync(
        Guid eventId, PageAsked page, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the webhooks") is { } refusal)
        {
            return refusal;
        }

        var (number, size) = (Math.Max(page.Number, 1), Math.Clamp(page.Size, 1, MostRows));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hooks = context.Webhooks.AsNoTracking().Where(w => w.EventId == eventId);
        var rows = await hooks.OrderBy(w => w.Id).Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new Page<WebhookRow>(rows.ConvertAll(Row), number, size, await hooks.CountAsync(cancellationToken));
    }

    /// <summary>One webhook of the event.</summary>
    /// <returns>The row; <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<WebhookRow>> GetAsync(
        Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the webhooks") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Webhooks.AsNoTracking()
            .SingleOrDefaultAsync(w => w.EventId == eventId && w.Id == id, cancellationToken) is { } hook ? Row(hook)
                : Error.NotFound("webhook");
    }

    /// <summary>Creates a webhook, which gets deliveries for what happens from now on.</summary>
    /// <returns>The webhook with its secret, which is shown only now; <c>validation</c>, <c>forbidden</c> to staff,
    /// <c>not_found</c>.</returns>
    public async Task<Result<WebhookMade>> CreateAsync(
        Guid eventId, WebhookDetails details, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Refusal(MemberRole.Organiser, eventId, Purpose)
            ?? await WebhookErrors.CheckAsync(details, network, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        var secret = Prefix + RandomNumberGenerator.GetHexString(64, lowercase: true);
        var now = clock.GetUtcNow();
        var hook = new Webhook
        {
            EventId = eventId,
            Url = details.Url,
            Kinds = Kinds(details),
            Active = details.Active,
            Secret = cover.Cover(secret),
            CreatedAt = now,
            FollowedUntil = TimeProvider.System.GetUtcNow(),
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Events.AnyAsync(e => e.Id == eventId, cancellationToken))
        {
            return Error.NotFound("event");
        }

        context.Webhooks.Add(hook);
        context.AuditEntries.Add(Entry(hook, new AuditedAct("Created", actor, now), AuditTrail.New(Fields(hook))));
        await context.SaveChangesAsync(cancellationToken);
        return new WebhookMade(Row(hook), secret);
    }

    /// <summary>Replaces the properties of a webhook. If it is turned on again, it gets deliveries from then
    /// on.</summary>
    /// <returns>The webhook; <c>validation</c>, <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<WebhookRow>> EditAsync(
        WebhookKey which, WebhookDetails details, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Refusal(MemberRole.Organiser, which.EventId, Purpose)
            ?? await WebhookErrors.CheckAsync(details, network, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Webhooks.SingleOrDefaultAsync(w => w.EventId == which.EventId && w.Id == which.Id,
            cancellationToken) is not { } hook)
        {
            return Error.NotFound("webhook");
        }

        var before = Fields(hook);
        hook.FollowedUntil = details.Active && !hook.Active ? TimeProvider.System.GetUtcNow() + WebhookFollower.Overlap
            : hook.FollowedUntil;
        (hook.Url, hook.Kinds, hook.Active) = (details.Url, Kinds(details), details.Active);
        if (AuditTrail.Between(before, Fields(hook)) is { Count: > 0 } changes)
        {
            context.AuditEntries.Add(Entry(hook, new AuditedAct("Changed", actor, clock.GetUtcNow()), changes));
            await context.SaveChangesAsync(cancellationToken);
        }

        return Row(hook);
    }

    /// <summary>Deletes a webhook and the log of its deliveries.</summary>
    /// <returns>Done; <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<Done>> DeleteAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Webhooks.SingleOrDefaultAsync(w => w.EventId == eventId && w.Id == id,
            cancellationToken) is not { } hook)
        {
            return Error.NotFound("webhook");
        }

        context.Webhooks.Remove(hook);
        context.AuditEntries.Add(
            Entry(hook, new AuditedAct("Deleted", actor, clock.GetUtcNow()), AuditTrail.Gone(Fields(hook))));
        await context.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    private static string Kinds(WebhookDetails details) =>
        string.Join(',', WebhookKinds.All.Where(k => details.Events.Contains(k, StringComparer.Ordinal)));

    private static WebhookRow Row(Webhook hook) =>
        new(hook.Id, hook.Url, hook.Kinds.Split(','), hook.Active, hook.CreatedAt);

    private static List<AuditedField> Fields(Webhook hook) =>
        [new("url", hook.Url), new("events", hook.Kinds), new("active", hook.Active.ToString())];

    private static AuditEntry Entry(Webhook hook, AuditedAct act, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(hook.EventId, new AuditedThing(nameof(Webhook), hook.Id), act, changes);
}
