using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Registration;

public sealed class PublicRegistrationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Of_fifty_who_want_the_last_five_places_at_once_five_get_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, places: 5, capacity: null);
        var registrations = house.Get<PublicRegistrationService>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(
                i => Task.Run(() => registrations.RegisterAsync(expo.Slug, Person($"guest{i}@test.example"), Stop))));

        Assert.Equal(5, answers.Count(a => a.IsOk && a.Value.PageKey is not null));
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("pass_type.full", a.Error!.Code));
        await using var context = house.Context();
        Assert.Equal(5, await context.Registrants.CountAsync(Stop));
        Assert.Equal(5, await context.Messages.CountAsync(Stop));
        var form = (await registrations.OpenAsync(expo.Slug, Stop)).Value;
        Assert.Equal((PublicState.Full, 0), (form.State, Assert.Single(form.Passes).Left));
    }

    [Theory, BothEngines]
    public async Task Of_fifty_who_want_the_last_five_places_of_the_event_five_get_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, places: null, capacity: 5);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(
                i => Task.Run(() => house.Get<PublicRegistrationService>()
                    .RegisterAsync(expo.Slug, Person($"guest{i}@test.example"), Stop))));

        Assert.Equal(5, answers.Count(a => a.IsOk));
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("event.full", a.Error!.Code));
    }

    [Theory, BothEngines]
    public async Task An_address_that_is_registered_gets_its_ticket_once_more_and_no_second_place(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, places: null, capacity: null);
        var registrations = house.Get<PublicRegistrationService>();
        Assert.NotNull((await registrations.RegisterAsync(expo.Slug, Person("ada@test.example"), Stop)).Value.PageKey);

        for (var i = 0; i < 3; i++)
        {
            Assert.Null((await registrations.RegisterAsync(expo.Slug, Person("ADA@test.example"), Stop)).Value.PageKey);
        }

        await using var context = house.Context();
        var person = await context.Registrants.SingleAsync(Stop);
        Assert.Equal((RegistrantSource.Web, (DateTimeOffset?)house.Clock.GetUtcNow()),
            (person.Source, person.ConsentAt));
        Assert.True((await house.Get<StatusSteps>()
            .TakeStepAsync(expo.Id, person.Id, new StepRequest(StatusStep.Cancel), expo.Staff, Stop)).IsOk);
        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null((await registrations.RegisterAsync(expo.Slug, Person("ada@test.example"), Stop)).Value.PageKey);
        Assert.Equal([MessageKind.Registered, MessageKind.AlreadyRegistered, MessageKind.Cancelled,
            MessageKind.Registered], await context.Messages.OrderBy(m => m.Id).Select(m => m.Kind).ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task An_address_that_many_type_at_once_gets_one_message_an_hour(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, places: null, capacity: null);
        var registrations = house.Get<PublicRegistrationService>();
        Assert.True((await registrations.RegisterAsync(expo.Slug, Person("ada@test.example"), Stop)).IsOk);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => Task.Run(() => registrations.RegisterAsync(expo.Slug, Person("ada@test.example"), Stop))));

        Assert.All(answers, a => Assert.Null(a.Value.PageKey));
        await using var context = house.Context();
        Assert.Equal(1, await context.Messages.CountAsync(m => m.Kind == MessageKind.AlreadyRegistered, Stop));
    }

    [Theory, BothEngines]
    public async Task Whoever_does_not_agree_or_asks_for_what_is_not_public_is_told_at_the_field(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, places: null, capacity: null);
        var registrations = house.Get<PublicRegistrationService>();

        var wrong =
            (await registrations.RegisterAsync(expo.Slug, new PublicPerson("", null, "nowhere", ""),
                Stop)).Error!.Fields!;
        Assert.Equal(["consents", "email", "firstName", "passType"], wrong.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Choose one of the passes below.",
            (await registrations.RegisterAsync(expo.Slug, Person("ada@test.example") with { PassType = "VIP" },
                Stop)).Error!.Fields!["passType"][0]);
        Assert.Equal("not_found",
            (await registrations.RegisterAsync("no-such-event", Person("ada@test.example"), Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task The_form_says_when_it_opens_and_closes_and_takes_nobody_before_and_after(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, places: null, capacity: null);
        var (registrations, now) = (house.Get<PublicRegistrationService>(), house.Clock.GetUtcNow());
        await using var context = house.Context();
        await context.Events.ExecuteUpdateAsync(
            set => set.SetProperty(e => e.RegistrationOpensAt, now.AddHours(1))
                .SetProperty(e => e.RegistrationClosesAt, now.AddHours(2))
                .SetProperty(e => e.EndsAt, now.AddDays(1)), Stop);

        Assert.Equal((PublicState.NotYet, "registration.not_open"), await LookAsync());
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((PublicState.Open, null), await LookAsync());
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((PublicState.Closed, "registration.not_open"), await LookAsync());
        await context.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.SelfRegistration, false), Stop);
        Assert.Equal((PublicState.ByOrganisers, "registration.not_open"), await LookAsync());

        async Task<(PublicState State, string? Refusal)> LookAsync() =>
            ((await registrations.OpenAsync(expo.Slug, Stop)).Value.State,
                (await registrations.RegisterAsync(expo.Slug, Person("ada@test.example"), Stop)).Error?.Code);
    }

    [Theory, BothEngines]
    public async Task The_ticket_s_address_confirms_corrects_and_cancels_and_nothing_else(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, places: null, capacity: null);
        var own = house.Get<OwnRegistrationService>();
        var key = (await house.Get<PublicRegistrationService>()
            .RegisterAsync(expo.Slug, Person("ada@test.example") with { Company = "Engines" }, Stop)).Value.PageKey!;
        var opened = (await own.OpenAsync(key, Stop)).Value;
        Assert.Equal((true, true, true), (opened.CanConfirm, opened.CanChange, opened.CanCancel));

        Assert.True((await own.ConfirmAsync(key, Stop)).IsOk);
        var correction = opened.Correction(p => p with { LastName = "King", Dietary = "No nuts" });
        Assert.True((await own.ChangeAsync(key, correction, Stop)).IsOk);
        var row = (await house.Get<RegistrantReader>().GetAsync(expo.Id, opened.RegistrantId, expo.Staff, Stop)).Value;
        Assert.Equal(("King", "No nuts", "Engines", "ada@test.example", RegistrantStatus.Confirmed),
            (row.Person.LastName, row.Person.Dietary, row.Company, row.Person.Email, row.Status));

        Assert.True((await own.CancelAsync(key, Stop)).IsOk);
        Assert.Equal("registrant.step_refused", (await own.ConfirmAsync(key, Stop)).Error!.Code);
        Assert.Equal("not_found", (await own.CancelAsync("0000", Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task The_form_and_the_registration_read_the_event_once_each(Engine engine)
    {
        using var sent = new SentStatements();
        await using var house = await House.OpenAsync(engine);
        var expo = await OpenAsync(house, places: 5, capacity: 5);
        var registrations = house.Get<PublicRegistrationService>();
        sent.Take();

        var form = await registrations.OpenAsync(expo.Slug, Stop);
        var opened = sent.Take();
        Assert.True((await registrations.RegisterAsync(form.Value, Person("ada@test.example"), Stop)).IsOk);

        var registered = sent.Take();
        Assert.Equal((1, 1), (SentStatements.Reading(opened, "events"), SentStatements.Reading(registered, "events")));
        Assert.Equal(6, opened.Count);
        // One of them ends what the person waited for.
        Assert.InRange(registered.Count, 1, 14);
    }

    private static PublicPerson Person(string email) => new("Ada", "Lovelace", email, "GEN") { Consents = true };

    private static async Task<EventAtHand> OpenAsync(House house, int? places, int? capacity)
    {
        var expo = await house.NewEventAsync(e => e.Capacity = capacity);
        await using var context = house.Context();
        await context.PassTypes.Where(p => p.Id == expo.General)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublic, true).SetProperty(p => p.Capacity, places),
                Stop);
        return expo;
    }
}
