using System.Linq.Expressions;
using CrowdComms.Data.Capacity;
using CrowdComms.Data.Events;
using CrowdComms.Data.Languages;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.WaitingList;

/// <summary>Moves the waiting list of one event forward. Callers of the methods that write hold the event's lock in
/// a transaction.</summary>
internal static class WaitingQueue
{
    /// <summary>How long an offer keeps a place for a person.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private const int Batch = 500;

    /// <summary>Reads a row as of a moment: an offer that has expired is shown as expired, even if its state is not
    /// updated yet.</summary>
    internal static Expression<Func<WaitingPerson, WaitingRow>> Row(CrowdCommsContext context, DateTimeOffset now) =>
        w => new WaitingRow(
            w.Id, w.FirstName, w.LastName, w.Email,
            context.PassTypes.Where(p => p.Id == w.PassTypeId)
                .Select(p => new WaitingPass(p.Id, p.Code, p.Name, p.Colour)).First(),
            w.State == WaitingState.Offered && w.OfferUntil <= now ? WaitingState.Expired
            : w.State, w.JoinedAt, w.OfferUntil);

    /// <summary>Ends the offers that have expired, and offers the free places to the people who have waited
    /// longest.</summary>
    /// <returns>How many offers were sent.</returns>
    internal static async Task<int> MoveAsync(CrowdCommsContext context, Event whole, IProductLinks links,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        await EndAsync(context, whole, now, cancellationToken);
        if (!whole.TakesPublic(now))
        {
            return 0;
        }

        var seats = await Seats.CountAsync(context, new EventPlaces(whole.Id, whole.Capacity), new SeatsAsked(now),
            cancellationToken);
        var passes = await context.PassTypes.AsNoTracking()
            .Where(p => p.EventId == whole.Id && p.IsPublic && !p.Retired).ToListAsync(cancellationToken);
        var free = passes.FindAll(p => seats.HasFree(p.Id, p.Capacity)).ConvertAll(p => p.Id);
        var made = 0;
        foreach (var person in await LongestAsync(context, whole, free, cancellationToken))
        {
            var pass = passes.Single(p => p.Id == person.PassTypeId);
            if (seats.HasFree(pass.Id, pass.Capacity))
            {
                seats.Keep(pass.Id);
                Offer(context, person, new PlaceOffered(whole, pass.Name, links, now));
                made++;
            }
        }

        return made;
    }

    // Registrations end the offers of their people themselves; one that was saved while an offer was written is found here.
    private static async Task EndAsync(CrowdCommsContext context, Event whole, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await context.WaitingPeople
            .Where(w => w.EventId == whole.Id && w.State == WaitingState.Offered && w.OfferUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.State, WaitingState.Expired), cancellationToken);
        await WaitingOffers.EndAsync(context, whole.Id, null, cancellationToken);
    }

    // The people who have waited longest for these pass types, the first of all first.
    private static async Task<IEnumerable<WaitingPerson>> LongestAsync(
        CrowdCommsContext context, Event whole, List<Guid> passTypes, CancellationToken cancellationToken)
    {
        List<WaitingPerson> people = [];
        foreach (var pass in passTypes)
        {
            people.AddRange(await context.WaitingPeople
                .Where(w => w.EventId == whole.Id && w.State == WaitingState.Waiting && w.PassTypeId == pass)
                .OrderBy(w => w.JoinedAt).ThenBy(w => w.Id).Take(Batch).ToListAsync(cancellationToken));
        }

        return people.OrderBy(w => w.JoinedAt).ThenBy(w => w.Id);
    }

    /// <summary>Keeps a place for a person for a day, and queues the email that says so. The offer ends with registration
    /// and with the event at the latest; one that an organiser gives after registration has closed ends with the
    /// event.</summary>
    internal static void Offer(CrowdCommsContext context, WaitingPerson person, PlaceOffered offered)
    {
        var whole = offered.Event;
        DateTimeOffset[] ends = [offered.Now + KeptFor, whole.EndsAt,
            whole.RegistrationClosesAt is { } closes && closes > offered.Now ? closes : whole.EndsAt];
        person.Offer(ends.Min());
        var local =
            TimeZoneInfo.ConvertTime(person.OfferUntil!.Value, TimeZoneInfo.FindSystemTimeZoneById(whole.TimeZone));
        var facts = Facts(person, offered.Pass, offered.Links.Offer(whole.Slug, person.Key).AbsoluteUri);
        using (Language.OrEnglish(person.Language).Speak())
        {
            facts["until"] = $"{Dates.LongDayAndTime(local)} ({whole.TimeZone})";
        }

        OutgoingMessages.AddTo(context, whole.Id, new Letter(MessageKind.PlaceFree, person.Email, facts), offered.Now);
    }

    /// <summary>The values of the merge fields in emails to a person on the waiting list.</summary>
    internal static Dictionary<string, string> Facts(WaitingPerson person, string pass, string link) =>
        new(StringComparer.Ordinal)
        {
            ["first_name"] = person.FirstName,
            ["last_name"] = person.LastName ?? "",
            ["name"] = $"{person.FirstName} {person.LastName}".Trim(),
            ["pass_type"] = pass,
            ["link"] = link,
            ["language"] = person.Language ?? "",
        };
}

/// <summary>A place that is offered to a person of the waiting list.</summary>
/// <param name="Event">The event.</param>
/// <param name="Pass">The name of the pass type.</param>
/// <param name="Links">The addresses that the email holds.</param>
/// <param name="Now">The time of the offer, UTC.</param>
internal sealed record PlaceOffered(Event Event, string Pass, IProductLinks Links, DateTimeOffset Now);
