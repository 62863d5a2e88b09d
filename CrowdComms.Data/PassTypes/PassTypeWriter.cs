using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.PassTypes;

/// <summary>Loads and saves pass types that change. A lock lets one transaction at a time change the pass types and
/// zones of an event.</summary>
internal sealed class PassTypeWriter(IDatabaseEngine engine, IChangeFeed feed)
{
    internal const string Purpose = "change the pass types";

    /// <summary>Begins the transaction and takes the event's lock, which a registration for limited places waits
    /// for too.</summary>
    internal async Task<IDbContextTransaction> BeginAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        return transaction;
    }

    internal static Task<PassType?> FindAsync(
        CrowdCommsContext context, Guid eventId, Guid id, CancellationToken cancellationToken) =>
            context.PassTypes.Include(p => p.Zones)
                .SingleOrDefaultAsync(p => p.EventId == eventId && p.Id == id, cancellationToken);

    internal static async Task<Result<PassType>> FindForAsync(
        CrowdCommsContext context, PassTypeAt which, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, which.EventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var pass = await FindAsync(context, which.EventId, which.PassTypeId, cancellationToken);
        return pass is null ? Error.NotFound("pass type") : pass;
    }

    internal async Task<Result<Guid>> SaveAsync(
        CrowdCommsContext context, PassType pass, CancellationToken cancellationToken)
    {
        // If a registrant got the pass while we were deleting it, the database keeps the pass and refuses our save.
        var error = await engine.SaveAsync(context, async failure => failure switch
        {
            { Index: PassTypeErrors.CodeIndex } => PassTypeErrors.CodeTaken(pass.Code),
            _ => context.Entry(pass).State == EntityState.Deleted ? await InUseAsync(context, pass, cancellationToken)
                : null,
        }, cancellationToken);
        if (error is not null)
        {
            return error;
        }

        await context.Database.CommitTransactionAsync(cancellationToken);
        feed.Publish(EventChanged.CountAnew(pass.EventId));
        return pass.Id;
    }

    /// <summary>Marks the holders of a pass type as changed where its name, code or colour changed, because programs read these with
    /// each of them.</summary>
    internal static async Task MarkHoldersAsync(CrowdCommsContext context, AuditEntry change, CancellationToken cancellationToken)
    {
        if (!change.Changes.Any(c => c.Field is "name" or "code" or "colour"))
        {
            return;
        }

        // An instant after the last change of every holder, so that each of them comes again to who has read that change.
        var holders = context.Registrants.Where(r => r.PassTypeId == change.SubjectId);
        var latest = await holders.MaxAsync(r => (DateTimeOffset?)r.UpdatedAt, cancellationToken);
        var at = change.At > latest ? change.At : latest?.AddMicroseconds(1) ?? change.At;
        await holders.ExecuteUpdateAsync(set => set.SetProperty(r => r.UpdatedAt, at), cancellationToken);
    }

    internal static async Task<Error?> InUseAsync(
        CrowdCommsContext context, PassType pass, CancellationToken cancellationToken)
    {
        var holders = await context.Registrants.CountAsync(r => r.PassTypeId == pass.Id, cancellationToken);
        return holders == 0 ? null : PassTypeErrors.InUse(pass.Name, holders);
    }
}

/// <summary>The ids by which a pass type of an event is found.</summary>
internal sealed record PassTypeAt(Guid EventId, Guid PassTypeId);
