using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Data.WaitingList;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Registration;

/// <summary>People who had cancelled register again, by the form and by an offer from the waiting list.</summary>
public sealed class ComingBackTests
{
    private const string Address = "ada@test.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Who_cancelled_comes_back_as_the_same_registrant_with_a_good_ticket(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house);
        var key = (await RegisterAsync(house, expo, Person)).Value.PageKey!;
        Assert.True((await house.Get<OwnRegistrationService>().CancelAsync(key, Stop)).IsOk);
        house.Clock.Advance(TimeSpan.FromHours(2));

        var back = await RegisterAsync(house, expo, Person with { FirstName = "Augusta", Email = "ADA@test.example" });

        // The page tells a stranger nothing: the ticket goes to the mailbox.
        Assert.Null(back.Value.PageKey);
        await using var context = house.Context();
        var person = await context.Registrants.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((RegistrantStatus.Registered, "Augusta", (DateTimeOffset?)house.Clock.GetUtcNow(), (DateTimeOffset?)null),
            (person.Status, person.Person.FirstName, person.ConsentAt, person.CancelledAt));
        var step = await context.StatusChanges.OrderByDescending(c => c.Version).FirstAsync(Stop);
        Assert.Equal((RegistrantStatus.Cancelled, RegistrantStatus.Registered, "Web registration", "Registered again"),
            (step.From, step.To, step.ActorName, step.Reason));
        var entry = await context.AuditEntries.SingleAsync(a => a.Action == "CameBack", Stop);
        Assert.Equal((person.Id, "Web registration"), (entry.SubjectId, entry.ActorName));
        Assert.Equal(1, await context.Tickets.CountAsync(t => t.Code == person.TicketCode && t.RevokedAt == null, Stop));
        Assert.Equal(MessageKind.Registered, await context.Messages.OrderByDescending(m => m.Id).Select(m => m.Kind).FirstAsync(Stop));
        Assert.Equal(TicketState.Good, (await house.Get<TicketService>().PageAsync(key, Stop)).Value.State);
    }

    [Theory, BothEngines]
    public async Task Where_the_old_ticket_was_revoked_there_is_a_new_one_and_without_confirmation_the_person_is_confirmed(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, confirms: false);
        Assert.True((await RegisterAsync(house, expo, Person)).IsOk);
        await CancelAsync(house, expo);
        await using var context = house.Context();
        var old = (await context.Registrants.AsNoTracking().SingleAsync(Stop)).TicketCode;
        await context.Tickets.ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, house.Clock.GetUtcNow()), Stop);

        Assert.True((await RegisterAsync(house, expo, Person)).IsOk);

        var person = await context.Registrants.AsNoTracking().SingleAsync(Stop);
        Assert.NotEqual(old, person.TicketCode);
        Assert.Equal(RegistrantStatus.Confirmed, person.Status);
        Assert.Equal(1, await context.Tickets.CountAsync(t => t.RevokedAt == null && t.Code == person.TicketCode, Stop));
    }

    [Theory, BothEngines]
    public async Task Coming_back_needs_what_every_registration_needs(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, places: 1);
        Assert.True((await RegisterAsync(house, expo, Person)).IsOk);
        await CancelAsync(house, expo);
        Assert.Equal("Choose one of the passes below.",
            (await RegisterAsync(house, expo, Person with { PassType = "VIP" })).Error!.Fields!["passType"][0]);
        Assert.True((await RegisterAsync(house, expo, Person with { Email = "other@test.example" })).IsOk);
        Assert.Equal("pass_type.full", (await RegisterAsync(house, expo, Person)).Error!.Code);
        await using var context = house.Context();
        await context.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.RegistrationClosesAt, house.Clock.GetUtcNow()), Stop);
        Assert.Equal("registration.not_open", (await RegisterAsync(house, expo, Person)).Error!.Code);
        Assert.Equal(RegistrantStatus.Cancelled,
            await context.Registrants.Where(r => r.EmailKey == Address).Select(r => r.Status).SingleAsync(Stop));
        Assert.Equal("registrant.email_taken", (await house.Get<RegistrantService>().RegisterAsync(expo.Id,
            new NewRegistrant(new RegistrantDetails("Ada", "Lovelace", Address, "VIP"), RegistrantSource.Desk),
            expo.Staff, Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task Of_twenty_who_come_back_at_once_with_one_address_one_does(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, places: 5);
        Assert.True((await RegisterAsync(house, expo, Person)).IsOk);
        await CancelAsync(house, expo);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RegisterAsync(house, expo, Person))));

        Assert.All(answers, a => Assert.True(a.IsOk && a.Value.PageKey is null, a.Error?.Code));
        await using var context = house.Context();
        Assert.Equal(1, await context.StatusChanges.CountAsync(c => c.From == RegistrantStatus.Cancelled, Stop));
    }

    [Theory, BothEngines]
    public async Task An_offer_to_a_person_who_had_cancelled_is_taken_also_after_registration_closed_and_the_pass_was_retired(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, key) = await OfferedAsync(house, closesIn: TimeSpan.FromHours(30));
        var until = (await house.Get<WaitingService>().FindAsync(expo.Slug, key, Stop)).Value.Person.OfferUntil!.Value;
        Assert.Equal(house.Clock.GetUtcNow() + TimeSpan.FromDays(1), until);
        await using var context = house.Context();
        await context.Events.ExecuteUpdateAsync(set => set
            .SetProperty(e => e.RegistrationClosesAt, house.Clock.GetUtcNow()).SetProperty(e => e.SelfRegistration, false), Stop);
        await context.PassTypes.Where(p => p.Id == expo.General)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublic, false).SetProperty(p => p.Retired, true), Stop);
        house.Clock.Advance(TimeSpan.FromHours(23));

        var taken = await RegisterAsync(house, expo, Person with { Offer = key });

        Assert.NotNull(taken.Value.PageKey);
        Assert.Equal(1, await context.Registrants.CountAsync(r => r.EmailKey == Address && r.Status == RegistrantStatus.Registered, Stop));
    }

    [Theory, BothEngines]
    public async Task An_offer_ends_with_registration_at_the_latest(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, key) = await OfferedAsync(house, closesIn: TimeSpan.FromHours(5));
        var closes = house.Clock.GetUtcNow() + TimeSpan.FromHours(5);

        Assert.Equal(closes, (await house.Get<WaitingService>().FindAsync(expo.Slug, key, Stop)).Value.Person.OfferUntil);
        house.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal("waiting_list.offer_over", (await RegisterAsync(house, expo, Person with { Offer = key })).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task An_offer_that_is_sent_twice_at_once_registers_once_and_tells_the_second_so(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, key) = await OfferedAsync(house, closesIn: TimeSpan.FromHours(5));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => Task.Run(() => RegisterAsync(house, expo, Person with { Offer = key }))));

        Assert.NotNull(Assert.Single(answers, a => a.IsOk).Value.PageKey);
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("waiting_list.offer_taken", a.Error!.Code));
    }

    [Theory, BothEngines]
    public async Task Who_left_the_list_is_told_so_and_not_that_the_place_went_to_another(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, key) = await OfferedAsync(house, closesIn: TimeSpan.FromHours(5));
        Assert.True((await house.Get<WaitingService>().LeaveAsync(expo.Slug, key, Stop)).IsOk);

        Assert.Equal("waiting_list.left", (await RegisterAsync(house, expo, Person with { Offer = key })).Error!.Code);
    }

    private static PublicPerson Person { get; } = new("Ada", "Lovelace", Address, "GEN") { Consents = true };

    // Ada had a place and cancelled it; another person took it, and cancelled it too while she waited.
    private static async Task<(EventAtHand Expo, string Key)> OfferedAsync(House house, TimeSpan closesIn)
    {
        var expo = await OpenAsync(house, places: 1, closesIn: closesIn);
        Assert.True((await RegisterAsync(house, expo, Person)).IsOk);
        await CancelAsync(house, expo);
        Assert.True((await RegisterAsync(house, expo, Person with { Email = "other@test.example" })).IsOk);
        Assert.True((await house.JoinAsync(expo.Slug, new WaitingWish("Ada", "Lovelace", Address, "GEN", Consents: true), Stop)).IsOk);
        await CancelAsync(house, expo, "other@test.example");
        Assert.Equal(1, await house.Get<WaitingListService>().OfferDueAsync(Stop));
        await using var context = house.Context();
        return (expo, await context.WaitingPeople.Select(w => w.Key).SingleAsync(Stop));
    }

    private static Task<Result<PublicAnswer>> RegisterAsync(House house, EventAtHand expo, PublicPerson person) =>
        house.Get<PublicRegistrationService>().RegisterAsync(expo.Slug, person, Stop);

    private static async Task CancelAsync(House house, EventAtHand expo, string email = Address)
    {
        await using var context = house.Context();
        var id = await context.Registrants.Where(r => r.EmailKey == email).Select(r => r.Id).SingleAsync(Stop);
        Assert.True((await house.Get<StatusSteps>().TakeStepAsync(expo.Id, id, new StepRequest(StatusStep.Cancel), expo.Staff, Stop)).IsOk);
    }

    private static async Task<EventAtHand> OpenAsync(House house, int? places = null, bool confirms = true, TimeSpan? closesIn = null)
    {
        var expo = await house.NewEventAsync(e => (e.RequiresConfirmation, e.RegistrationClosesAt) =
            (confirms, closesIn is { } time ? house.Clock.GetUtcNow() + time : null));
        await using var context = house.Context();
        await context.PassTypes.Where(p => p.Id == expo.General)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublic, true).SetProperty(p => p.Capacity, places), Stop);
        return expo;
    }
}
