using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>Lists, adds, changes and removes the members of an event. Each change is audited and takes effect immediately,
/// on open pages too.</summary>
public sealed class MemberService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    /// <summary>The greatest number of rows of a page.</summary>
    public const int MostRows = 200;

    private const string Purpose = "manage the members";

    /// <summary>Reads a page of an event's members: organisers first, then by name.</summary>
    /// <returns>The page; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<Page<MemberRow>>> PageAsync(
        Guid eventId, PageAsked page, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the members") is { } refusal)
        {
            return refusal;
        }

        var (number, size) = (Math.Max(page.Number, 1), Math.Clamp(page.Size, 1, MostRows));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Rows(context, eventId).Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new Page<MemberRow>(rows, number, size,
            await context.Members.CountAsync(m => m.EventId == eventId, cancellationToken));
    }

    /// <summary>Reads one member of an event.</summary>
    /// <returns>The row; <c>not_found</c> when the user is not a member of the event, and for an actor who is
    /// none.</returns>
    public async Task<Result<MemberRow>> GetAsync(
        Guid eventId, Guid userId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the members") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(context, eventId, userId).SingleOrDefaultAsync(cancellationToken) is { } row ? row
            : Error.NotFound("member");
    }

    /// <summary>Adds a user who already has an account as a member of the event.</summary>
    /// <returns>The row; <c>validation</c> for the address or the role, or when no user has this address;
    /// <c>member.already</c>; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is not a member of the
    /// event.</returns>
    public async Task<Result<MemberRow>> AddAsync(
        Guid eventId, NewInvitation person, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (!Enum.IsDefined(person.Role) || TextRules.Email(person.Email) is not null)
        {
            return Enum.IsDefined(person.Role) ? MemberErrors.Email(TextRules.Email(person.Email)!) : MemberErrors.Role;
        }

        var folded = TextRules.KeyOfAccount(person.Email);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        var user = await context.Users.AsNoTracking()
            .SingleOrDefaultAsync(u => u.NormalizedEmail == folded, cancellationToken);
        if (user is null
            || await context.Members.AnyAsync(m => m.EventId == eventId && m.UserId == user.Id, cancellationToken))
        {
            return user is null ? MemberErrors.NoAccount : MemberErrors.Already;
        }

        context.Members.Add(new Member(eventId, user.Id, person.Role));
        context.AuditEntries.Add(Entry(eventId, user.Id, new AuditedAct("Created", actor, clock.GetUtcNow()),
            new FieldChange("role", null, person.Role.ToString())));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(EventChanged.OfAccounts(user.Id));
        return new MemberRow(user.Id, user.Email!, user.DisplayName, person.Role);
    }

    /// <summary>Gives a member another role. Invitations that a former organiser created and no one accepted yet are
    /// taken back.</summary>
    /// <returns>The row; <c>member.last_organiser</c>; <c>validation</c> for the role; <c>forbidden</c> for staff;
    /// <c>not_found</c> when the user is not a member of the event, and for an actor who is none.</returns>
    public Task<Result<MemberRow>> ChangeRoleAsync(
        Guid eventId, Guid userId, MemberRole role, Actor actor, CancellationToken cancellationToken) =>
            Enum.IsDefined(role) ? ChangeAsync(eventId, userId, role, actor, cancellationToken)
                : Task.FromResult<Result<MemberRow>>(MemberErrors.Role);

    /// <summary>Removes a member from the event: their open pages of it close, and their invitations that no one
    /// accepted yet are taken back.</summary>
    /// <returns>The removed member; <c>member.last_organiser</c>; <c>forbidden</c> for staff; <c>not_found</c> when the
    /// user is not a member of the event, and for an actor who is none.</returns>
    public Task<Result<MemberRow>> RemoveAsync(
        Guid eventId, Guid userId, Actor actor, CancellationToken cancellationToken) =>
            ChangeAsync(eventId, userId, null, actor, cancellationToken);

    private async Task<Result<MemberRow>> ChangeAsync(
        Guid eventId, Guid userId, MemberRole? role, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        // The lock on the event puts two organisers who remove each other at the same instant one after the other.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        var row = await Rows(context, eventId, userId).SingleOrDefaultAsync(cancellationToken);
        if (row is null || row.Role == role)
        {
            return row is null ? Error.NotFound("member") : row;
        }

        if (!actor.IsAdmin
            && (await RefusalNowAsync(context, new Who(eventId, userId), row.Role, actor, cancellationToken)) is { } no)
        {
            return no;
        }

        var now = clock.GetUtcNow();
        await WriteAsync(context, new Who(eventId, userId), role, now, cancellationToken);
        context.AuditEntries.Add(
            Entry(eventId, userId, new AuditedAct(role is null ? "Removed" : "Changed", actor, now),
                new FieldChange("role", row.Role.ToString(), role?.ToString())));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(EventChanged.OfAccounts(userId));
        return row with { Role = role ?? row.Role };
    }

    // Another organiser may have taken the actor's role while this call waited for the lock, so the role is read again
    // here.
    private static async Task<Error?> RefusalNowAsync(CrowdCommsContext context, Who who,
        MemberRole from, Actor actor, CancellationToken cancellationToken)
    {
        var organisers = await context.Members.Where(m => m.EventId == who.EventId && m.Role == MemberRole.Organiser)
            .Select(m => m.UserId).ToListAsync(cancellationToken);
        return !organisers.Contains(actor.UserId ?? Guid.Empty) ? Error.Forbidden(Purpose)
            : from == MemberRole.Organiser && organisers.Count == 1 ? MemberErrors.LastOrganiser
            : null;
    }

    private static async Task WriteAsync(CrowdCommsContext context, Who who, MemberRole? role,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var member = context.Members.Where(m => m.EventId == who.EventId && m.UserId == who.UserId);
        if (role is { } given)
        {
            await member.ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, given), cancellationToken);
        }
        else
        {
            await member.ExecuteDeleteAsync(cancellationToken);
        }

        if (role != MemberRole.Organiser)
        {
            await context.Invitations
                .Where(i => i.EventId == who.EventId && i.InvitedById == who.UserId && i.UsedAt == null
                    && i.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), cancellationToken);
        }
    }

    private static IQueryable<MemberRow> Rows(CrowdCommsContext context, Guid eventId, Guid? userId = null) =>
        context.Members.AsNoTracking().Where(m => m.EventId == eventId && (userId == null || m.UserId == userId))
            .Join(context.Users, m => m.UserId, u => u.Id, (m, u) => new { Member = m, User = u })
            .OrderBy(p => p.Member.Role == MemberRole.Organiser ? 0 : 1).ThenBy(p => p.User.DisplayName)
            .ThenBy(p => p.User.Id)
            .Select(p => new MemberRow(p.User.Id, p.User.Email!, p.User.DisplayName, p.Member.Role));

    internal static AuditEntry Entry(Guid eventId, Guid userId, AuditedAct act, FieldChange change) =>
        AuditTrail.Entry(eventId, new AuditedThing(nameof(Member), userId), act, [change]);

    /// <summary>The member who is changed.</summary>
    private sealed record Who(Guid EventId, Guid UserId);
}
