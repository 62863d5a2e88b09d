using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registration;

/// <summary>Registers people who fill in the public form of an event, without an account.</summary>
public sealed class PublicRegistrationService(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine,
    RegistrantService registrants, TimeProvider clock)
{
    // The page carries the names itself; up to this number they do not slow its loading.
    private const int MostSuggestions = 500;

    /// <summary>What the public form of an event shows now.</summary>
    /// <returns>The form; <c>not_found</c> when no event has this slug.</returns>
    public async Task<Result<PublicForm>> OpenAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var whole = await context.EventsAt(slug).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (whole is null)
        {
            return Error.NotFound("event");
        }

        var passes = await PassesAsync(context, whole, cancellationToken);
        return new PublicForm(EventFacts.From(whole), StateOf(whole, passes), whole.RegistrationOpensAt,
            whole.RegistrationClosesAt, whole.ConsentText ?? PublicRegistrationRules.UsualConsent, passes)
        {
            Questions = await PublicQuestions.OfAsync(context, whole.Id, cancellationToken),
            Companies = whole.SuggestsCompanies
                ? await context.Companies.AsNoTracking().Where(c => c.EventId == whole.Id).OrderBy(c => c.Name)
                    .ThenBy(c => c.Id).Select(c => c.Name).Take(MostSuggestions).ToListAsync(cancellationToken)
                : [],
        };
    }

    /// <summary>
    /// Registers a person who filled in the form. A person who had cancelled comes back as the same registrant. An email
    /// that is registered already takes no second place: its owner gets an email about their registration. Both get the
    /// same answer, so that a stranger learns nothing from the page.
    /// </summary>
    /// <returns>
    /// The key of the new ticket's page, or null for a known email; <c>validation</c>, <c>registration.not_open</c>,
    /// <c>waiting_list.offer_over</c>, <c>waiting_list.offer_taken</c>, <c>waiting_list.left</c>, <c>event.full</c>,
    /// <c>pass_type.full</c>, <c>registrant.version_stale</c>, <c>not_found</c>.
    /// </returns>
    public async Task<Result<PublicAnswer>> RegisterAsync(PublicForm form, PublicPerson person, CancellationToken cancellationToken)
    {
        var place = form.Event;
        var found = await OfferAsync(place.Id, person, cancellationToken);
        if (found is { } asked && asked.Failed(out var over))
        {
            return over;
        }

        var offer = found?.Value;
        // A place is kept until the moment that its email names, even if registration closes before.
        if (offer is null ? form.State is not (PublicState.Open or PublicState.Full) : place.EndsAt <= clock.GetUtcNow())
        {
            return PublicRegistrationRules.NotOpen;
        }

        var whom = offer is null ? person : person with { Email = offer.Email, PassType = offer.PassType };
        if (Refusal(form, whom, isOffered: offer is not null) is { } refusal)
        {
            return refusal;
        }

        var wanted = new NewRegistrant(PublicRegistrationRules.Details(whom), RegistrantSource.Web, !place.RequiresConfirmation)
        {
            Consents = true,
            Offer = offer?.Id,
        };
        var registered = await registrants.RegisterAsync(place.Id, wanted, Itself(Visitor.AtForm(place.Id)), cancellationToken);
        return registered.Failed(out var refused) ? await RefusedAsync(place.Id, whom, refused, cancellationToken)
            : await AnswerAsync(registered.Value, wanted, cancellationToken);
    }

    // A typed address may belong to another person, so the ticket of a person who comes back goes to the mailbox alone. The
    // link of an offer was read there already.
    private async Task<Result<PublicAnswer>> AnswerAsync(
        RegistrantRow registered, NewRegistrant wanted, CancellationToken cancellationToken)
    {
        var isNew = registered.Version == (wanted.Confirm ? 2 : 1);
        return new PublicAnswer(isNew || wanted.Offer is not null ? await PageAsync(registered.TicketCode, cancellationToken) : null);
    }

    // If the same offer was accepted at the same moment, its person is registered by now.
    private async Task<Result<PublicAnswer>> RefusedAsync(
        Guid eventId, PublicPerson whom, Error refused, CancellationToken cancellationToken) =>
        await OfferAsync(eventId, whom, cancellationToken) is { } asked && asked.Failed(out var over) ? over
            : refused.Code == "registrant.email_taken" ? await RemindAsync(eventId, whom, cancellationToken)
            : refused.Code == "company.allocation_full" ? PublicRegistrationRules.NoneForCompany : refused;

    // The pass type of an offer may be one that the form does not show any more.
    private static Error? Refusal(PublicForm form, PublicPerson person, bool isOffered) =>
        PublicRegistrationRules.Check(person, form) is { Count: > 0 } wrong ? Error.Validation(wrong)
        : isOffered || form.Passes.Any(p => p.Code == person.PassType) ? null : PublicRegistrationRules.NotPublic;

    /// <summary>The actor for a person who acts for themselves; the history calls them "Web registration".</summary>
    internal static Actor Itself(Visitor visitor) => Actor.Of(visitor, "Web registration");

    /// <summary>Queues an email to a person whose address is registered already, or was, about the status of their
    /// registration.</summary>
    internal async Task<Result<PublicAnswer>> RemindAsync(
        Guid eventId, PublicPerson who, CancellationToken cancellationToken)
    {
        var (key, now, name) = (TextRules.KeyOfEmail(who.Email), clock.GetUtcNow(), Registrant.SortNameOf(who.FirstName, who.LastName));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var known = await context.Registrants.AsNoTracking().Where(r => r.EventId == eventId && r.EmailKey == key)
            .OrderByDescending(r => r.SortName == name).ThenBy(r => r.Status == RegistrantStatus.Cancelled).ThenBy(r => r.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (known is null)
        {
            return new PublicAnswer(null);
        }

        // One email an hour: a stranger who types an address again and again, or many times at once, fills no mailbox.
        await engine.LockAsync(context, known.Id, cancellationToken);
        var (hour, kind) = (now.AddHours(-1), known.Status == RegistrantStatus.Cancelled ? MessageKind.Cancelled
            : MessageKind.AlreadyRegistered);
        if (!await context.Messages.AnyAsync(m => m.RegistrantId == known.Id && m.Kind == kind && m.CreatedAt > hour,
            cancellationToken))
        {
            await OutgoingMessages.AddAsync(context, kind, known.AsRecipient(), now, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new PublicAnswer(null);
    }

    // Null for a person who takes up no offer.
    private async Task<Result<KeptOffer>?> OfferAsync(Guid eventId, PublicPerson person, CancellationToken cancellationToken)
    {
        if (person.Offer is not { } key)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await WaitingOffers.FindAsync(context, new OfferLink(eventId, key), clock.GetUtcNow(), cancellationToken);
    }

    private async Task<string?> PageAsync(string code, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Tickets.Where(t => t.Code == code).Select(t => t.PageKey).SingleAsync(cancellationToken);
    }

    // People on the waiting list come first: a place that was just freed is not offered to those who open the form now.
    private async Task<IReadOnlyList<PublicPass>> PassesAsync(
        CrowdCommsContext context, Event whole, CancellationToken cancellationToken)
    {
        var passes = await context.PassTypes.AsNoTracking()
            .Where(p => p.EventId == whole.Id && p.IsPublic && !p.Retired)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Code, p.Name, p.Colour, p.Capacity }).ToListAsync(cancellationToken);
        if (whole.Capacity is null && passes.TrueForAll(p => p.Capacity is null))
        {
            return passes.ConvertAll(p => new PublicPass(p.Code, p.Name, p.Colour, null) { Id = p.Id });
        }

        var seats = await Seats.CountAsync(context, new EventPlaces(whole.Id, whole.Capacity),
            new SeatsAsked(clock.GetUtcNow()), cancellationToken);
        return passes.ConvertAll(
            p => new PublicPass(p.Code, p.Name, p.Colour, seats.LeftInTurn(p.Id, p.Capacity)) { Id = p.Id });
    }

    private PublicState StateOf(Event whole, IReadOnlyList<PublicPass> passes)
    {
        var now = clock.GetUtcNow();
        return !whole.SelfRegistration || passes.Count == 0 ? PublicState.ByOrganisers
            : now < whole.RegistrationOpensAt ? PublicState.NotYet
            : now >= whole.RegistrationClosesAt || now >= whole.EndsAt ? PublicState.Closed
            : passes.All(p => p.Left == 0) ? PublicState.Full : PublicState.Open;
    }
}
