using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Data.WaitingList;
using CrowdComms.Tests.Data.Imports;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.WaitingList;

/// <summary>A person with an offer is registered without its link, so the place that was kept for them is free again.</summary>
public sealed class RegisteredOtherwiseTests
{
    private const string Ada = "ada@test.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Staff_register_the_person_and_their_offer_keeps_no_place(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, key) = await OfferedAsync(house);
        await HoldsAsync(house, 2);

        Assert.True((await AtDeskAsync(house, expo, Ada)).IsOk);

        await IsFreeAgainAsync(house, expo, key);
    }

    [Theory, BothEngines]
    public async Task Staff_give_the_person_the_very_place_that_is_kept_for_them(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, key) = await OfferedAsync(house);

        Assert.Equal("event.full", (await AtDeskAsync(house, expo, "walk-in@test.example")).Error!.Code);
        Assert.Equal("event.full", (await PublicAsync(house, expo, Ada)).Error!.Code);
        Assert.True((await AtDeskAsync(house, expo, Ada)).IsOk);

        await IsFreeAgainAsync(house, expo, key);
    }

    [Theory, BothEngines]
    public async Task An_import_registers_the_person_and_their_offer_ends(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, key) = await OfferedAsync(house);
        await HoldsAsync(house, 2);

        var desk = new ImportDesk(house, expo);
        await desk.RunAsync(await desk.PlanTextAsync($"Name,Email,Pass\nAda,{Ada},GEN\n"));

        await IsFreeAgainAsync(house, expo, key);
    }

    [Theory, BothEngines]
    public async Task An_edit_gives_a_registrant_the_address_and_the_offer_ends(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, key) = await OfferedAsync(house);
        await HoldsAsync(house, 2);
        var row = (await AtDeskAsync(house, expo, "typo@test.example")).Value;

        Assert.True((await house.Get<RegistrantService>().EditAsync(expo.Id,
            new RegistrantEdit(row.Id, row.Version, row.Details with { Email = Ada }), expo.Staff, Stop)).IsOk);

        await IsFreeAgainAsync(house, expo, key);
    }

    [Theory, BothEngines]
    public async Task A_reinstated_person_needs_no_second_place_and_a_cancelled_one_may_register_again(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, key) = await OfferedAsync(house);
        var row = (await AtDeskAsync(house, expo, Ada)).Value;
        await StepAsync(house, expo, row.Id, StatusStep.Cancel);

        var cancelled = (await house.Get<WaitingService>().FindAsync(expo.Slug, key, Stop)).Value;
        Assert.Equal((WaitingState.Registered, true), (cancelled.Person.State, cancelled.IsCancelled));
        var late = (await PublicAsync(house, expo, Ada, key)).Error!;
        Assert.Equal(("waiting_list.offer_taken", true),
            (late.Code, late.Message.Contains("since been cancelled", StringComparison.Ordinal)));
        await using var context = house.Context();
        await context.WaitingPeople.ExecuteUpdateAsync(set => set.SetProperty(w => w.State, WaitingState.Offered), Stop);
        await StepAsync(house, expo, row.Id, StatusStep.Reinstate);

        await IsFreeAgainAsync(house, expo, key);
    }

    // The page of the person, the figures and the next who asks all see that the offer is over, before and after the minute.
    private static async Task IsFreeAgainAsync(House house, EventAtHand expo, string key)
    {
        var position = (await house.Get<WaitingService>().FindAsync(expo.Slug, key, Stop)).Value;
        Assert.Equal((WaitingState.Registered, false), (position.Person.State, position.IsCancelled));
        Assert.Equal("waiting_list.offer_taken", (await PublicAsync(house, expo, Ada, key)).Error!.Code);
        await using var context = house.Context();
        var taken = await context.Registrants.CountAsync(r => r.Status != RegistrantStatus.Cancelled, Stop);
        await HoldsAsync(house, taken + 1);
        Assert.Equal(0, await house.Get<WaitingListService>().OfferDueAsync(Stop));
        Assert.NotNull((await PublicAsync(house, expo, "next@test.example")).Value.PageKey);
    }

    [Theory, BothEngines]
    public async Task An_offer_that_was_written_at_the_moment_of_the_registration_ends_within_the_minute(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, key) = await OfferedAsync(house);
        Assert.True((await AtDeskAsync(house, expo, Ada)).IsOk);
        await using var context = house.Context();
        await context.WaitingPeople.ExecuteUpdateAsync(set => set.SetProperty(w => w.State, WaitingState.Offered), Stop);

        await house.Get<WaitingListService>().OfferDueAsync(Stop);

        await IsFreeAgainAsync(house, expo, key);
    }

    private static async Task<(EventAtHand Expo, string Key)> OfferedAsync(House house)
    {
        var expo = await house.NewEventAsync();
        await using var context = house.Context();
        await context.PassTypes.Where(p => p.Id == expo.General).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublic, true), Stop);
        await HoldsAsync(house, 1);
        Assert.True((await PublicAsync(house, expo, "first@test.example")).IsOk);
        Assert.True((await house.JoinAsync(expo.Slug, new WaitingWish("Ada", "Lovelace", Ada, "GEN", Consents: true), Stop)).IsOk);
        await StepAsync(house, expo, await context.Registrants.Select(r => r.Id).SingleAsync(Stop), StatusStep.Cancel);
        Assert.Equal(1, await house.Get<WaitingListService>().OfferDueAsync(Stop));
        return (expo, await context.WaitingPeople.Select(w => w.Key).SingleAsync(Stop));
    }

    private static async Task HoldsAsync(House house, int places)
    {
        await using var context = house.Context();
        await context.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Capacity, places), Stop);
    }

    private static Task<Result<RegistrantRow>> AtDeskAsync(House house, EventAtHand expo, string email) =>
        house.Get<RegistrantService>().RegisterAsync(expo.Id, new NewRegistrant(
            new RegistrantDetails("Ada", "Lovelace", email, "GEN"), RegistrantSource.Desk), expo.Staff, Stop);

    private static Task<Result<PublicAnswer>> PublicAsync(
        House house, EventAtHand expo, string email, string? offer = null) =>
            house.Get<PublicRegistrationService>().RegisterAsync(expo.Slug,
                new PublicPerson("Ada", "Lovelace", email, "GEN") { Consents = true, Offer = offer }, Stop);

    private static async Task StepAsync(House house, EventAtHand expo, Guid person, StatusStep step) =>
        Assert.Null((await house.Get<StatusSteps>()
            .TakeStepAsync(expo.Id, person, new StepRequest(step), expo.Organiser, Stop)).Error);
}
