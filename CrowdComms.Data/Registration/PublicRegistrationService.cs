using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registration;

/// <summary>People register themselves, without signing in.</summary>
public sealed class PublicRegistrationService(IDbContextFactory<CrowdCommsContext> contexts, RegistrantService registrants, TimeProvider clock)
{
    /// <summary>What the form of an event shows now.</summary>
    /// <returns>The form; <c>not_found</c> for no such event.</returns>
    public async Task<Result<PublicForm>> OpenAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var whole = await context.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Slug == slug, cancellationToken);
        if (whole is null)
        {
            return Error.NotFound("event");
        }

        var passes = await PassesAsync(context, whole, cancellationToken);
        var facts = await context.Events.AsNoTracking().Where(e => e.Id == whole.Id).Select(EventFacts.Of).SingleAsync(cancellationToken);
        return new PublicForm(facts, StateOf(whole, passes), whole.RegistrationOpensAt, whole.RegistrationClosesAt, whole.ConsentText ?? PublicRegistrationRules.UsualConsent, passes);
    }

    /// <summary>Registers somebody who asks for it. An address that is known already takes no second place: its owner gets an e-mail that says how it stands.</summary>
    /// <returns>The new ticket's page; <c>validation</c>, <c>registration.not_open</c>, <c>event.full</c>, <c>pass_type.full</c>, <c>not_found</c>.</returns>
    public async Task<Result<PublicAnswer>> RegisterAsync(string slug, PublicPerson person, CancellationToken cancellationToken)
    {
        var form = await OpenAsync(slug, cancellationToken);
        if (form.Failed(out var unknown))
        {
            return unknown;
        }

        if (form.Value.State is not (PublicState.Open or PublicState.Full))
        {
            return PublicRegistrationRules.NotOpen;
        }

        if (PublicRegistrationRules.Check(person) is { Count: > 0 } wrong)
        {
            return Error.Validation(wrong);
        }

        if (!form.Value.Passes.Any(p => p.Code == person.PassType))
        {
            return PublicRegistrationRules.NotPublic;
        }

        var place = form.Value.Event;
        var wanted = new NewRegistrant(PublicRegistrationRules.Details(person), RegistrantSource.Web, Confirm: !place.RequiresConfirmation) { Consents = true };
        var registered = await registrants.RegisterAsync(place.Id, wanted, Itself(place.Id), cancellationToken);
        if (!registered.Failed(out var refused))
        {
            return new PublicAnswer(await PageAsync(registered.Value.TicketCode, cancellationToken));
        }

        return refused.Code switch
        {
            "registrant.email_taken" => await RemindAsync(place.Id, person.Email, cancellationToken),
            "company.allocation_full" => PublicRegistrationRules.NoneForCompany,
            _ => refused,
        };
    }

    /// <summary>Whoever registers themselves acts with the rights of a desk over one person: nobody else's id ever reaches the services through the form.</summary>
    internal static Actor Itself(Guid eventId) => new(null, "Web registration", IsAdmin: false, eventId, MemberRole.Staff);

    private async Task<Result<PublicAnswer>> RemindAsync(Guid eventId, string email, CancellationToken cancellationToken)
    {
        var (key, now) = (Registrant.KeyOf(email), clock.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Registrants.SingleOrDefaultAsync(r => r.EventId == eventId && r.EmailKey == key, cancellationToken);
        var hour = now.AddHours(-1);

        // One an hour: a stranger who types an address again and again fills nobody's mailbox.
        var kind = known?.Status == RegistrantStatus.Cancelled ? MessageKind.Cancelled : MessageKind.AlreadyRegistered;
        if (known is not null && !await context.Messages.AnyAsync(m => m.RegistrantId == known.Id && m.Kind == kind && m.CreatedAt > hour, cancellationToken))
        {
            await Outbox.AddAsync(context, kind, known, now, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }

        return new PublicAnswer(null);
    }

    private async Task<string?> PageAsync(string code, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Tickets.Where(t => t.Code == code).Select(t => t.PageKey).SingleAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<PublicPass>> PassesAsync(CrowdCommsContext context, Event whole, CancellationToken cancellationToken)
    {
        var present = context.Registrants.Where(r => r.EventId == whole.Id && r.Status != RegistrantStatus.Cancelled);
        var left = whole.Capacity - (whole.Capacity is null ? 0 : await present.CountAsync(cancellationToken));
        var passes = await context.PassTypes.AsNoTracking().Where(p => p.EventId == whole.Id && p.IsPublic && !p.Retired)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new { p.Code, p.Name, p.Colour, p.Capacity, Held = p.Capacity == null ? 0 : present.Count(r => r.PassTypeId == p.Id) })
            .ToListAsync(cancellationToken);
        return passes.ConvertAll(p => new PublicPass(p.Code, p.Name, p.Colour, Least(left, p.Capacity - p.Held)));
    }

    private static int? Least(int? one, int? other) => (one, other) switch
    {
        ({ } a, { } b) => Math.Max(Math.Min(a, b), 0),
        var (a, b) => (a ?? b) is { } only ? Math.Max(only, 0) : null,
    };

    private PublicState StateOf(Event whole, IReadOnlyList<PublicPass> passes)
    {
        var now = clock.GetUtcNow();
        return !whole.SelfRegistration || passes.Count == 0 ? PublicState.ByOrganisers
            : now < whole.RegistrationOpensAt ? PublicState.NotYet
            : now >= whole.RegistrationClosesAt || now >= whole.EndsAt ? PublicState.Closed
            : passes.All(p => p.Left == 0) ? PublicState.Full : PublicState.Open;
    }
}
