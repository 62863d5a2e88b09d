using System.Globalization;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Devices;

/// <summary>What a kiosk shows of a registrant: enough for them to recognise themselves, and little for a person behind
/// them to read.</summary>
/// <param name="Id">The registrant's id.</param>
/// <param name="FirstName">The registrant's first name.</param>
/// <param name="Initial">The first letter of the last name and a full stop; empty for a registrant without a last
/// name.</param>
/// <param name="Company">The name of the registrant's company; null for none.</param>
public sealed record KioskPerson(Guid Id, string FirstName, string Initial, string? Company);

/// <summary>Whether the kiosks of an event may be used.</summary>
/// <param name="Open">Whether the event's settings open its kiosks.</param>
/// <param name="HasPin">Whether the event has a PIN to leave kiosks; without one no kiosk may be used.</param>
public sealed record KioskState(bool Open, bool HasPin);

/// <summary>Finds registrants at a kiosk: by their ticket, or by their exact name and email address.</summary>
public sealed class KioskService(IDbContextFactory<CrowdCommsContext> contexts)
{
    private const string Purpose = "use this kiosk";
    private static readonly StationKind[] Kiosks = [StationKind.Kiosk];

    /// <summary>Reads whether the kiosks of the event may be used.</summary>
    /// <returns>The state; <c>not_found</c> for an actor who is not a member of the event.</returns>
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

    /// <summary>Checks whether one station may be used as a kiosk: it is a kiosk of the event, whose kiosks are open
    /// and have a PIN.</summary>
    /// <returns>Done; <c>kiosk.closed</c>; <c>device.revoked</c>; <c>forbidden</c> for a device of another station or
    /// of no kiosk; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<Done>> MayRunAsync(EventStation where, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RefusalAsync(context, where, actor, cancellationToken) is { } refusal ? refusal : default(Done);
    }

    /// <summary>Finds the registrant whose valid ticket was read.</summary>
    /// <returns>The registrant; <c>kiosk.see_staff</c> for every other code; <c>kiosk.closed</c>;
    /// <c>device.revoked</c>; <c>forbidden</c> for a device of another station or of no kiosk; <c>not_found</c> for an
    /// actor who is not a member of the event.</returns>
    public async Task<Result<KioskPerson>> ReadAsync(
        EventStation where, string? text, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await RefusalAsync(context, where, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var code = await ScannedTicket.CodeAsync(contexts, text, cancellationToken);
        var found = code is null ? null : await context.Registrants.AsNoTracking()
            .Where(r => r.EventId == where.EventId && r.TicketCode == code).Select(RegistrantRow.Of)
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? KioskErrors.SeeStaff : Shown(found);
    }

    /// <summary>Finds the registrant who has exactly this name and this email address, compared without case and
    /// accents.</summary>
    /// <param name="where">The event and the kiosk.</param>
    /// <param name="who">The full name, in either order, and the email address.</param>
    /// <param name="actor">The kiosk's device, or a member of staff.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The registrant; <c>kiosk.see_staff</c> when no one registrant fits; <c>kiosk.closed</c>;
    /// <c>device.revoked</c>; <c>forbidden</c> for a device of another station or of no kiosk; <c>not_found</c> for an
    /// actor who is not a member of the event.</returns>
    public async Task<Result<KioskPerson>> FindAsync(
        EventStation where, KioskName who, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await RefusalAsync(context, where, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var email = TextRules.KeyOfEmail(who.Email);
        var found = email.Length == 0 ? [] : await context.Registrants.AsNoTracking()
            .Where(r => r.EventId == where.EventId && r.EmailKey == email)
            .Select(RegistrantRow.Of).ToListAsync(cancellationToken);
        return found.FindAll(r => IsNamed(r, SearchText.Of(who.Name))) is [var named] ? Shown(named) : KioskErrors.SeeStaff;
    }

    private static async Task<Error?> RefusalAsync(
        CrowdCommsContext context, EventStation where, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(where.EventId, where.StationId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (await DeviceRules.RefusalAsync(context, actor, new(Kiosks, Purpose), cancellationToken) is { } device)
        {
            return device;
        }

        var open = await context.Stations.AnyAsync(
            s => s.Id == where.StationId && s.EventId == where.EventId && s.Kind == StationKind.Kiosk
                && context.Events.Any(e => e.Id == s.EventId && e.Kiosk && e.KioskPinHash != null), cancellationToken);
        return open ? null : KioskErrors.Closed;
    }

    private static bool IsNamed(RegistrantRow person, string name) =>
        name == SearchText.Of($"{person.Person.FirstName} {person.Person.LastName}")
            || name == SearchText.Of($"{person.Person.LastName} {person.Person.FirstName}");

    private static KioskPerson Shown(RegistrantRow person) => new(
        person.Id, person.Person.FirstName, person.Person.LastName.Length == 0 ? ""
        : $"{StringInfo.GetNextTextElement(person.Person.LastName).ToUpperInvariant()}.", person.Company);
}

/// <summary>What a visitor types at a kiosk to be found.</summary>
/// <param name="Name">The full name, in either order.</param>
/// <param name="Email">The email address.</param>
public sealed record KioskName(string Name, string Email);
