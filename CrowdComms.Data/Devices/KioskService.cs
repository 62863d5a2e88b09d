using System.Globalization;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Devices;

/// <summary>What a kiosk shows of a person: enough to say "that is me", and nothing for
/// whoever stands behind.</summary>
/// <param name="Id">Who.</param>
/// <param name="FirstName">The first name.</param>
/// <param name="Initial">The first letter of the last name and a full stop; empty for people who have one name.</param>
/// <param name="Company">Where they work, if known.</param>
public sealed record KioskPerson(Guid Id, string FirstName, string Initial, string? Company);

/// <summary>Whether an event's kiosks may run.</summary>
/// <param name="Open">The event has open kiosks.</param>
/// <param name="HasPin">There is a PIN to leave them; without one none opens.</param>
public sealed record KioskState(bool Open, bool HasPin);

/// <summary>Finds people for self check-in: by their ticket, or by their whole name and e-mail, exactly.</summary>
public sealed class KioskService(IDbContextFactory<CrowdCommsContext> contexts)
{
    private const string Purpose = "use this kiosk";
    private static readonly StationKind[] Kiosks = [StationKind.Kiosk];

    /// <summary>Whether the kiosks of the event may run.</summary>
    /// <returns>The state; <c>not_found</c> to strangers.</returns>
    public async Task<Result<KioskState>> StateAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Events.AsNoTracking().Where(e => e.Id == eventId)
            .Select(e => new KioskState(e.Kiosk, e.KioskPinHash != null)).SingleAsync(cancellationToken);
    }

    /// <summary>Whether this one may run: a kiosk of the event, which has open kiosks and a PIN.</summary>
    /// <returns>Done; <c>kiosk.closed</c>, <c>device.revoked</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Done>> MayRunAsync(EntrancePlace where, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RefusalAsync(context, where, actor, cancellationToken) is { } refusal ? refusal : default(Done);
    }

    /// <summary>The person whose good ticket was read.</summary>
    /// <returns>The person; <c>kiosk.see_staff</c> for every other code, <c>kiosk.closed</c>, <c>device.revoked</c>,
    /// <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<KioskPerson>> ReadAsync(
        EntrancePlace where, string? text, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await RefusalAsync(context, where, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var code = TicketCode.Read(text);
        var found = code is null ? null : await context.Registrants.AsNoTracking()
            .Where(r => r.EventId == where.EventId && r.TicketCode == code).Select(RegistrantRow.Of)
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? KioskErrors.SeeStaff : Shown(found);
    }

    /// <summary>The person with exactly this name and this e-mail, whatever the case and the accents.</summary>
    /// <param name="where">The kiosk.</param>
    /// <param name="who">The whole name, in either order, and the e-mail.</param>
    /// <param name="actor">The kiosk's device, or staff.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The person; <c>kiosk.see_staff</c> when there is none, <c>kiosk.closed</c>, <c>device.revoked</c>,
    /// <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<KioskPerson>> FindAsync(
        EntrancePlace where, (string Name, string Email) who, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await RefusalAsync(context, where, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var email = TextRules.KeyOfEmail(who.Email);
        var found = await context.Registrants.AsNoTracking()
            .Where(r => r.EventId == where.EventId && r.EmailKey == email)
            .Select(RegistrantRow.Of).SingleOrDefaultAsync(cancellationToken);
        return found is null || !IsNamed(found, Folded.Text(who.Name)) ? KioskErrors.SeeStaff : Shown(found);
    }

    private static async Task<Error?> RefusalAsync(
        CrowdCommsContext context, EntrancePlace where, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(where.EventId, where.StationId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (await DeviceRules.RefusalAsync(context, actor, (Kiosks, Purpose), cancellationToken) is { } device)
        {
            return device;
        }

        var open = await context.Stations.AnyAsync(
            s => s.Id == where.StationId && s.EventId == where.EventId && s.Kind == StationKind.Kiosk
                && context.Events.Any(e => e.Id == s.EventId && e.Kiosk && e.KioskPinHash != null), cancellationToken);
        return open ? null : KioskErrors.Closed;
    }

    private static bool IsNamed(RegistrantRow person, string name) =>
        name == Folded.Text($"{person.Person.FirstName} {person.Person.LastName}") || name == Folded.Text($"{person.Person.LastName} {person.Person.FirstName}");

    private static KioskPerson Shown(RegistrantRow person) => new(
        person.Id, person.Person.FirstName, person.Person.LastName.Length == 0 ? "" : $"{StringInfo.GetNextTextElement(person.Person.LastName).ToUpperInvariant()}.", person.Company);
}
