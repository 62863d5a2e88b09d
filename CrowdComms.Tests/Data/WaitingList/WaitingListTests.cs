using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Data.WaitingList;
using CrowdComms.Tests.Data.Imports;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.WaitingList;

public sealed class WaitingListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Whoever_waited_longest_is_offered_the_place_that_somebody_leaves_and_nobody_else_gets_it(
        Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, taken) = await FullAsync(house, places: 2);
        await WaitAsync(house, expo, "first@test.example");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await WaitAsync(house, expo, "second@test.example");
        await CancelAsync(house, expo, taken[0]);

        // Not even between the cancellation and the offer.
        Assert.Equal("pass_type.full", (await RegisterAsync(house, expo, "quick@test.example")).Error!.Code);
        Assert.Equal(1, await house.Get<WaitingListService>().OfferDueAsync(Stop));
        Assert.Equal(0, await house.Get<WaitingListService>().OfferDueAsync(Stop));

        Assert.Equal("pass_type.full", (await RegisterAsync(house, expo, "quick@test.example")).Error!.Code);
        Assert.Equal(
            "No General pass is left: all 2 are taken, 1 of them kept for people on the waiting list. Choose another "
                + "pass type.", (await AtDeskAsync(house, expo)).Error!.Message);
        var (first, second) =
            (await KeyAsync(house, "first@test.example"), await KeyAsync(house, "second@test.example"));
        Assert.Equal((WaitingState.Offered, WaitingState.Waiting),
            (await StateAsync(house, expo, first), await StateAsync(house, expo, second)));
        var answer = await RegisterAsync(house, expo, "somebody-else@test.example", first);
        Assert.NotNull(answer.Value.PageKey);
        await using var context = house.Context();
        Assert.True(await context.Registrants.AnyAsync(r => r.EmailKey == "first@test.example", Stop));
        Assert.Equal("waiting_list.offer_taken",
            (await RegisterAsync(house, expo, "first@test.example", first)).Error!.Code);
        Assert.Equal("waiting_list.offer_over",
            (await RegisterAsync(house, expo, "second@test.example", second)).Error!.Code);
        Assert.Equal(WaitingState.Registered, await StateAsync(house, expo, first));
        Assert.Equal([MessageKind.WaitingList, MessageKind.PlaceFree], await context.Messages
            .Where(m => m.Email == "first@test.example" && m.RegistrantId == null).OrderBy(m => m.Id)
            .Select(m => m.Kind).ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task An_offer_that_nobody_takes_for_a_day_goes_to_the_next(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, taken) = await FullAsync(house, places: 1);
        await WaitAsync(house, expo, "first@test.example");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await WaitAsync(house, expo, "second@test.example");
        await CancelAsync(house, expo, taken[0]);
        var list = house.Get<WaitingListService>();
        Assert.Equal(1, await list.OfferDueAsync(Stop));
        var (first, second) =
            (await KeyAsync(house, "first@test.example"), await KeyAsync(house, "second@test.example"));

        house.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await list.OfferDueAsync(Stop));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("waiting_list.offer_over",
            (await RegisterAsync(house, expo, "first@test.example", first)).Error!.Code);
        Assert.Equal(1, await list.OfferDueAsync(Stop));

        Assert.Equal((WaitingState.Expired, WaitingState.Offered),
            (await StateAsync(house, expo, first), await StateAsync(house, expo, second)));
        Assert.NotNull((await RegisterAsync(house, expo, "second@test.example", second)).Value.PageKey);
        await WaitAsync(house, expo, "first@test.example");
        Assert.Equal(WaitingState.Waiting, await StateAsync(house, expo, first));
    }

    [Theory, BothEngines]
    public async Task Of_fifty_who_want_the_place_that_is_kept_its_owner_alone_gets_it_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, taken) = await FullAsync(house, places: 1);
        await WaitAsync(house, expo, "first@test.example");
        await CancelAsync(house, expo, taken[0]);
        await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Task.Run(() => house.Get<WaitingListService>().OfferDueAsync(Stop))));
        var key = await KeyAsync(house, "first@test.example");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(
                i => Task.Run(() => RegisterAsync(house, expo, $"guest{i}@test.example", i % 2 == 0 ? key : null))));

        await using var context = house.Context();
        Assert.Equal("first@test.example", Assert.Single(await context.Registrants
            .Where(r => r.Status != RegistrantStatus.Cancelled).Select(r => r.Person.Email).ToListAsync(Stop)));
        Assert.Single(answers, a => a.IsOk && a.Value.PageKey is not null);
        Assert.Equal(1, await context.Messages.CountAsync(m => m.Kind == MessageKind.PlaceFree, Stop));
    }

    [Theory, BothEngines]
    public async Task Nobody_waits_where_a_place_is_left_or_the_form_is_wrong_and_nobody_twice(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, taken) = await FullAsync(house, places: 1);
        var waiting = house.Get<WaitingService>();

        Assert.Equal(["consents", "email", "firstName"],
            (await house.JoinAsync(expo.Slug, new WaitingWish("", null, "nowhere", "GEN", Consents: false),
                Stop)).Error!.Fields!.Keys.Order(StringComparer.Ordinal));
        Assert.True((await house.JoinAsync(expo.Slug, Wish("guest0@test.example"), Stop)).IsOk);
        await WaitAsync(house, expo, "ada@test.example");
        await WaitAsync(house, expo, "ADA@test.example");
        await using var context = house.Context();
        Assert.Equal("ada@test.example", (await context.WaitingPeople.SingleAsync(Stop)).Email);
        Assert.Equal([MessageKind.Registered, MessageKind.AlreadyRegistered, MessageKind.WaitingList],
            await context.Messages.OrderBy(m => m.Id).Select(m => m.Kind).ToListAsync(Stop));

        var key = await KeyAsync(house, "ada@test.example");
        Assert.True((await waiting.LeaveAsync(expo.Slug, key, Stop)).IsOk);
        Assert.Equal("not_found", (await waiting.FindAsync(expo.Slug, key, Stop)).Error!.Code);
        await CancelAsync(house, expo, taken[0]);
        Assert.Equal("waiting_list.place_free", (await house.JoinAsync(expo.Slug, Wish("ada@test.example"), Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task Organisers_see_offer_out_of_turn_and_remove_and_nobody_else_may(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, taken) = await FullAsync(house, places: 1);
        await WaitAsync(house, expo, "first@test.example");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await WaitAsync(house, expo, "second@test.example");
        var list = house.Get<WaitingListService>();
        var rows = (await list.ListAsync(expo.Id, 1, expo.Organiser, Stop)).Value;
        Assert.Equal(["first@test.example", "second@test.example"], rows.Items.Select(r => r.Email));
        var second = rows.Items[1].Id;

        Assert.Equal("waiting_list.no_place",
            (await list.OfferAsync(expo.Id, second, expo.Organiser, Stop)).Error!.Code);
        await CancelAsync(house, expo, taken[0]);
        Assert.Equal(WaitingState.Offered, (await list.OfferAsync(expo.Id, second, expo.Organiser, Stop)).Value.State);
        Assert.Equal(0, await list.OfferDueAsync(Stop));
        Assert.Equal("second@test.example",
            (await list.ListAsync(expo.Id, 1, expo.Organiser, Stop)).Value.Items[0].Email);
        Assert.True((await list.RemoveAsync(expo.Id, second, expo.Organiser, Stop)).IsOk);
        Assert.Equal(1, await list.OfferDueAsync(Stop));

        Assert.Equal("forbidden", (await list.ListAsync(expo.Id, 1, expo.Staff, Stop)).Error!.Code);
        Assert.Equal("forbidden", (await list.OfferAsync(expo.Id, second, expo.Staff, Stop)).Error!.Code);
        Assert.Equal("not_found", (await list.RemoveAsync(expo.Id, second, expo.Stranger, Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task A_family_waits_with_one_address_where_it_is_shared(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, taken) = await FullAsync(house, places: 1);
        await using var context = house.Context();
        await context.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.SharedEmails, true), Stop);
        foreach (var first in new[] { "Ada", "Bo", "ada" })
        {
            Assert.True((await house.JoinAsync(expo.Slug, Wish("family@test.example") with { FirstName = first }, Stop)).IsOk);
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["Ada", "Bo"], await context.WaitingPeople.OrderBy(w => w.JoinedAt).Select(w => w.FirstName).ToListAsync(Stop));
        await CancelAsync(house, expo, taken[0]);
        Assert.Equal(1, await house.Get<WaitingListService>().OfferDueAsync(Stop));
        var offer = await context.WaitingPeople.AsNoTracking().SingleAsync(w => w.State == WaitingState.Offered, Stop);
        Assert.Equal("Ada", offer.FirstName);
        Assert.NotNull((await RegisterAsync(house, expo, "family@test.example", offer.Key)).Value.PageKey);
        Assert.Equal(WaitingState.Waiting, (await context.WaitingPeople.AsNoTracking().SingleAsync(w => w.FirstName == "Bo", Stop)).State);
    }

    [Theory, BothEngines]
    public async Task An_import_counts_and_names_a_place_that_is_kept_as_the_desk_does(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, taken) = await FullAsync(house, places: 2);
        await WaitAsync(house, expo, "first@test.example");
        await CancelAsync(house, expo, taken[0]);
        Assert.Equal(1, await house.Get<WaitingListService>().OfferDueAsync(Stop));

        var desk = new ImportDesk(house, expo);
        var preview = (await desk.PreviewAsync(await desk.PlanTextAsync("Name,Email,Pass\nAda,a@test.example,GEN\n"))).Value;
        Assert.Equal((await AtDeskAsync(house, expo)).Error!.Message, Assert.Single(preview.Errors).Message);
    }

    private static WaitingWish Wish(string email) => new("Ada", "Lovelace", email, "GEN", Consents: true);

    private static async Task WaitAsync(House house, EventAtHand expo, string email) =>
        Assert.True((await house.JoinAsync(expo.Slug, Wish(email), Stop)).IsOk);

    private static Task<CrowdComms.Data.Common.Result<PublicAnswer>> RegisterAsync(
        House house, EventAtHand expo, string email, string? offer = null) =>
            house.Get<PublicRegistrationService>()
                .RegisterAsync(expo.Slug,
                    new PublicPerson("Ada", "Lovelace", email, "GEN") { Consents = true, Offer = offer }, Stop);

    private static Task<CrowdComms.Data.Common.Result<RegistrantRow>> AtDeskAsync(House house, EventAtHand expo) =>
        house.Get<RegistrantService>()
            .RegisterAsync(expo.Id,
                new NewRegistrant(new RegistrantDetails("Walk", "In", "walk-in@test.example", "GEN", null),
                    RegistrantSource.Desk), expo.Staff, Stop);

    private static async Task CancelAsync(House house, EventAtHand expo, Guid person) =>
        Assert.True((await house.Get<StatusSteps>()
            .TakeStepAsync(expo.Id, person, new StepRequest(StatusStep.Cancel), expo.Staff, Stop)).IsOk);

    private static async Task<string> KeyAsync(House house, string email)
    {
        await using var context = house.Context();
        return await context.WaitingPeople.Where(w => w.EmailKey == email).Select(w => w.Key).SingleAsync(Stop);
    }

    private static async Task<WaitingState> StateAsync(House house, EventAtHand expo, string key) =>
        (await house.Get<WaitingService>().FindAsync(expo.Slug, key, Stop)).Value.Person.State;

    private static async Task<(EventAtHand Expo, List<Guid> Taken)> FullAsync(House house, int places)
    {
        var expo = await house.NewEventAsync();
        await using var context = house.Context();
        await context.PassTypes.Where(p => p.Id == expo.General)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublic, true).SetProperty(p => p.Capacity, places),
                Stop);
        for (var i = 0; i < places; i++)
        {
            Assert.True((await RegisterAsync(house, expo, $"guest{i}@test.example")).IsOk);
        }

        return (expo, await context.Registrants.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(Stop));
    }
}
