using System.Collections.Concurrent;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Devices;

/// <summary>The PIN that leaves a kiosk: set by organisers, kept as a hash, asked with a rest after
/// five wrong ones.</summary>
public sealed class KioskPinService(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>After so many wrong PINs a kiosk rests.</summary>
    public const int FailuresAllowed = 5;

    /// <summary>How long it rests.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private static readonly PasswordHasher<Event> Hasher = new();
    private readonly ConcurrentDictionary<(Guid EventId, Guid? Actor), Tries> _tries = new();

    /// <summary>Sets the PIN of the event's kiosks; the audit says that it was changed, and to nothing else.</summary>
    /// <returns>Done; <c>validation</c> unless it has 4 to 8 digits, <c>forbidden</c>, <c>not_found</c>.</returns>
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

        // The version stays: somebody who has the settings open does not write the PIN.
        var hash = Hash(place, pin);
        await context.Events.Where(e => e.Id == eventId)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.KioskPinHash, hash), cancellationToken);
        context.AuditEntries.Add(AuditTrail.Entry(eventId, new AuditedThing(nameof(Event), eventId),
            new AuditedAct("Changed", actor, clock.GetUtcNow()),
            [new FieldChange("kioskPin", place.KioskPinHash is null ? null : "set", "set anew")]));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return default(Done);
    }

    /// <summary>Whether this is the PIN. After five wrong ones nobody at this kiosk is answered for a minute, not even
    /// with the right one.</summary>
    /// <returns>Done; <c>kiosk.pin_wrong</c>, <c>kiosk.pin_rests</c>, <c>not_found</c> to strangers.</returns>
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

    // A try is counted before its answer, so that trying at once from many windows gains nothing.
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
