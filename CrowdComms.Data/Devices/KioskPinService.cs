using System.Collections.Concurrent;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Devices;

/// <summary>Sets and checks the PIN by which staff leave a kiosk. Organisers set it, only its hash is stored, and five
/// wrong ones in a row block the kiosk for a minute.</summary>
public sealed class KioskPinService(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>The number of wrong PINs in a row after which a kiosk is blocked.</summary>
    public const int FailuresAllowed = 5;

    /// <summary>How long a kiosk stays blocked.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private static readonly PasswordHasher<Event> Hasher = new();
    private readonly ConcurrentDictionary<(Guid EventId, Guid? Actor), Tries> _tries = new();

    /// <summary>Sets the PIN of the event's kiosks. The audit records that it was changed, but not the PIN.</summary>
    /// <returns>Done; <c>validation</c> unless the PIN has 4 to 8 digits; <c>forbidden</c> for staff; <c>not_found</c>
    /// for a missing event, and for an actor who is not a member.</returns>
    public async Task<Result<Done>> SetAsync(
        Guid eventId, string? pin, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, "change the settings") is { } refusal)
        {
            return refusal;
        }

        if (pin is not { Length: >= 4 and <= 8 } || !pin.All(char.IsAsciiDigit))
        {
            return KioskErrors.PinShape;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var place = await context.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == eventId, cancellationToken);
        if (place is null)
        {
            return Error.NotFound("event");
        }

        // The event's version stays the same: the settings form does not write the PIN, so an open form cannot
        // overwrite it.
        var hash = Hash(place, pin);
        await context.Events.Where(e => e.Id == eventId)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.KioskPinHash, hash), cancellationToken);
        context.AuditEntries.Add(AuditTrail.Entry(eventId, new AuditedThing(nameof(Event), eventId),
            new AuditedAct("Changed", actor, clock.GetUtcNow()),
            [new FieldChange("kioskPin", place.KioskPinHash is null ? null : "set", "changed")]));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return default(Done);
    }

    /// <summary>Checks a PIN. After five wrong ones the kiosk refuses every PIN for a minute, the right one
    /// too.</summary>
    /// <returns>Done; <c>kiosk.pin_wrong</c>; <c>kiosk.pin_rests</c> while the kiosk is blocked; <c>not_found</c> for
    /// an actor who is not a member of the event.</returns>
    public async Task<Result<Done>> UnlockAsync(
        Guid eventId, string pin, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, "unlock a kiosk") is { } refusal)
        {
            return refusal;
        }

        var tries = _tries.GetOrAdd((eventId, actor.UserId), _ => new Tries());
        if (!tries.MayTry(clock.GetUtcNow()))
        {
            return KioskErrors.Rests;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await context.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, cancellationToken);
        if (place.KioskPinHash is { } hash
            && Hasher.VerifyHashedPassword(place, hash, pin) != PasswordVerificationResult.Failed)
        {
            tries.Forget();
            return default(Done);
        }

        return tries.Rests(clock.GetUtcNow()) ? KioskErrors.Rests : KioskErrors.WrongPin;
    }

    internal static string Hash(Event place, string pin) => Hasher.HashPassword(place, pin);

    // An attempt is counted before its PIN is checked, so that attempts sent at the same time are counted too.
    private sealed class Tries
    {
        private readonly Lock _lock = new();
        private int _count;
        private DateTimeOffset _rest;

        internal bool MayTry(DateTimeOffset now)
        {
            lock (_lock)
            {
                if (now < _rest)
                {
                    return false;
                }

                _count = _count == FailuresAllowed ? 1 : _count + 1;
                _rest = _count == FailuresAllowed ? now + Rest : default;
                return true;
            }
        }

        internal bool Rests(DateTimeOffset now)
        {
            lock (_lock)
            {
                return now < _rest;
            }
        }

        internal void Forget()
        {
            lock (_lock)
            {
                (_count, _rest) = (0, default);
            }
        }
    }
}
