using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Languages;
using CrowdComms.Data.Live;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>Creates invitations to work at an event, takes them back and accepts them. An invitation can be accepted
/// once, within seven days. Each change is audited.</summary>
public sealed class InvitationService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, SmtpSettings smtp,
    IProductLinks links, TimeProvider clock)
{
    /// <summary>How long an invitation can be accepted after it was created.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private const string Purpose = "invite members";

    /// <summary>Whether invitations are sent by email; otherwise the inviter hands the link on.</summary>
    public bool IsSending => smtp.IsConfigured;

    /// <summary>Lists the invitations that can still be accepted, newest first.</summary>
    /// <returns>The rows; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<IReadOnlyList<InvitationRow>>> ListAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context, clock.GetUtcNow()).AsNoTracking().Where(i => i.EventId == eventId)
            .OrderByDescending(i => i.Id).Take(MemberService.MostRows)
            .Select(i => new InvitationRow(i.Id, i.Email, i.Role, i.InvitedBy, i.ExpiresAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Creates an invitation. With an email address and a configured mail server, the message is queued in
    /// the same transaction.</summary>
    /// <returns>The invitation with its key; <c>validation</c> for the address or the role; <c>member.already</c>;
    /// <c>forbidden</c> for staff; <c>not_found</c> for a missing event, and for an actor who is not a member.</returns>
    public async Task<Result<InvitationMade>> InviteAsync(
        Guid eventId, NewInvitation person, Actor actor, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Read(person.Email).OrNull();
        if ((actor.Refusal(MemberRole.Organiser, eventId, Purpose) ?? AddressRefusal(email)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var name = await context.Events.Where(e => e.Id == eventId).Select(e => e.Name)
            .SingleOrDefaultAsync(cancellationToken);
        if (name is null || !Enum.IsDefined(person.Role)
            || await IsMemberAsync(context, eventId, email, cancellationToken))
        {
            return name is null ? Error.NotFound("event") : Enum.IsDefined(person.Role) ? MemberErrors.Already
                : MemberErrors.Role;
        }

        var (now, key) = (clock.GetUtcNow(), InvitationKey.New());
        var made = Made(eventId, person with { Email = email }, key, new StepTaken(actor, now));
        context.Invitations.Add(made);
        context.AuditEntries.Add(Entry(made, new AuditedAct("Created", actor, now),
            AuditTrail.New([new("email", email), new("role", made.Role.ToString())])));
        var isMailed = email is not null && IsSending;
        if (isMailed)
        {
            OutgoingMessages.AddOfAccount(context, new Letter(MessageKind.Invitation,
                email!, Facts(name, actor.Name, links.Invitation(key).AbsoluteUri)), now);
        }

        await context.SaveChangesAsync(cancellationToken);
        return new InvitationMade(new InvitationRow(made.Id, email, made.Role, made.InvitedBy, made.ExpiresAt), key, isMailed);
    }

    /// <summary>Takes an invitation back, so that its link cannot be used any more.</summary>
    /// <returns>Done; <c>not_found</c> when the event has no such invitation that can still be accepted, and for an
    /// actor who is not a member; <c>forbidden</c> for staff.</returns>
    public async Task<Result<Done>> RevokeAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var revoked = await Open(context, now).Where(i => i.EventId == eventId && i.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), cancellationToken);
        if (revoked == 0)
        {
            return Error.NotFound("invitation");
        }

        var row = await context.Invitations.AsNoTracking().SingleAsync(i => i.Id == id, cancellationToken);
        context.AuditEntries.Add(Entry(row, new AuditedAct("Revoked", actor, now),
            AuditTrail.Gone([new("email", row.Email), new("role", row.Role.ToString())])));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return default(Done);
    }

    /// <summary>Reads the event and the role that an invitation offers, for the holder of its key.</summary>
    /// <returns>The offer; <c>not_found</c> when the invitation was accepted, taken back, has expired or never existed.</returns>
    public async Task<Result<InvitationSeen>> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var hash = InvitationKey.Hash(key);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = await Open(context, clock.GetUtcNow()).AsNoTracking().Where(i => i.Hash == hash)
            .Join(context.Events, i => i.EventId, e => e.Id,
                (i, e) => new InvitationSeen(e.Name, e.Slug, i.Role, i.Email, i.InvitedBy))
                    .SingleOrDefaultAsync(cancellationToken);
        return seen is null ? MemberErrors.InvitationGone : seen;
    }

    /// <summary>Accepts an invitation: the user becomes a member, and the invitation cannot be accepted again. A member
    /// who already has a higher role keeps it.</summary>
    /// <returns>The event's slug; <c>not_found</c> when the invitation was accepted, taken back, has expired or never
    /// existed, and for an actor who is not a user.</returns>
    public async Task<Result<string>> AcceptAsync(string key, Actor user, CancellationToken cancellationToken)
    {
        var (now, hash) = (clock.GetUtcNow(), InvitationKey.Hash(key));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var invitation = await context.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash, cancellationToken);
        if (invitation is null || user.Visitor is not null || user.UserId is not { } userId)
        {
            return MemberErrors.InvitationGone;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, invitation.EventId, cancellationToken);
        if (await Open(context, now).Where(i => i.Hash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, now), cancellationToken) == 0)
        {
            return MemberErrors.InvitationGone;
        }

        await invitation.JoinAsync(context, userId, new StepTaken(user, now), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(EventChanged.OfAccounts(userId));
        return await context.Events.Where(e => e.Id == invitation.EventId).Select(e => e.Slug)
            .SingleAsync(cancellationToken);
    }

    private static IQueryable<Invitation> Open(CrowdCommsContext context, DateTimeOffset now) =>
        context.Invitations.Where(i => i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now);

    private static Task<bool> IsMemberAsync(
        CrowdCommsContext context, Guid eventId, string? email, CancellationToken cancellationToken)
    {
        var folded = email is null ? null : TextRules.KeyOfAccount(email);
        return context.Members.AnyAsync(
            m => m.EventId == eventId && folded != null
                && context.Users.Any(u => u.Id == m.UserId && u.NormalizedEmail == folded), cancellationToken);
    }

    private static Error? AddressRefusal(string? email) =>
        email is not null && TextRules.Email(email) is { } sentence ? MemberErrors.Email(sentence) : null;

    private static Invitation Made(Guid eventId, NewInvitation person, string key, StepTaken step) => new()
    {
        EventId = eventId,
        Email = person.Email.OrNull(),
        Role = person.Role,
        Hash = InvitationKey.Hash(key),
        InvitedById = step.By.UserId,
        InvitedBy = step.By.Name,
        CreatedAt = step.At,
        ExpiresAt = step.At + Life,
    };

    private static Dictionary<string, string> Facts(string name, string by, string link) =>
        new(StringComparer.Ordinal) { ["event"] = name, ["by"] = by, ["link"] = link, ["language"] = Language.Current.Code };

    private static AuditEntry Entry(Invitation invitation, AuditedAct act, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(invitation.EventId, new AuditedThing(nameof(Invitation), invitation.Id), act, changes);
}
