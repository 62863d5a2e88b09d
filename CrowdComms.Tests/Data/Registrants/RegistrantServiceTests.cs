using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Registrants;

public sealed class RegistrantServiceTests
{
    private static readonly RegistrantDetails Röntgen =
        new("Wilhelm Conrad", "Röntgen", "w.rontgen@munich.example", "general", "Munich University");

    [Theory, BothEngines]
    public async Task A_registered_person_has_a_ticket_a_history_and_the_company_that_was_written(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<RegistrantService>();
        var first = await RegisterAsync(service, expo, Röntgen);
        var second = await RegisterAsync(service, expo,
            Röntgen with { Email = "other@munich.example", Company = "  MÜNICH university " });

        Assert.Equal(first.Value.CompanyId, second.Value.CompanyId);
        Assert.Equal(first.Value.TicketCode, CrowdComms.Data.Tickets.TicketCode.Read(first.Value.TicketCode));
        var history = await house.Get<HistoryReader>()
            .ReadAsync(expo.Id, first.Value.Id, expo.Staff, TestContext.Current.CancellationToken);
        var row = Assert.Single(history.Value);
        Assert.Equal((null, RegistrantStatus.Registered, "Sam Staff"), (row.From, row.To, row.By));
    }

    [Theory, BothEngines]
    public async Task An_address_in_other_case_is_the_same_address(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<RegistrantService>();
        await RegisterAsync(service, expo, Röntgen);

        var again = await RegisterAsync(service, expo, Röntgen with { Email = "W.RONTGEN@Munich.example" });

        Assert.Equal("registrant.email_taken", again.Error!.Code);
        Assert.Contains("email", again.Error.Fields!.Keys);
    }

    [Theory, BothEngines]
    public async Task Every_wrong_field_is_named_and_nothing_is_written(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var wrong = new RegistrantDetails("", new string('A', 5000), "not-an-address", "",
            new string('C', 5000))
        { Phone = "1\u0000" };

        var answer = await RegisterAsync(house.Get<RegistrantService>(), expo, wrong);

        Assert.Equal(["company", "email", "firstName", "lastName", "passType", "phone"],
            answer.Error!.Fields!.Keys.Order(StringComparer.Ordinal));
        await using var context = house.Context();
        Assert.False(await context.Registrants.AnyAsync(TestContext.Current.CancellationToken)
            || await context.Companies.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task An_unknown_pass_type_names_the_ones_that_exist(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();

        var answer =
            await RegisterAsync(house.Get<RegistrantService>(), expo, Röntgen with { PassType = "Platinum Unicorn" });

        Assert.Equal("“Platinum Unicorn” is not a pass type of this event. Choose one of General, VIP, Exhibitor.",
            answer.Error!.Fields!["passType"][0]);
    }

    [Theory, BothEngines]
    public async Task The_second_of_two_editors_is_told_and_overwrites_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<RegistrantService>();
        var person = (await RegisterAsync(service, expo, Röntgen)).Value;
        var first =
            await service.EditAsync(expo.Id,
                new RegistrantEdit(person.Id, person.Version, Röntgen with { JobTitle = "Physicist" }), expo.Staff,
                TestContext.Current.CancellationToken);

        var second =
            await service.EditAsync(expo.Id,
                new RegistrantEdit(person.Id, person.Version, Röntgen with { JobTitle = "Chemist" }), expo.OtherStaff,
                TestContext.Current.CancellationToken);

        Assert.True(first.IsOk);
        Assert.Equal("registrant.version_stale", second.Error!.Code);
        var now = await house.Get<RegistrantReader>().GetAsync(expo.Id, person.Id, expo.Staff, TestContext.Current.CancellationToken);
        Assert.Equal("Physicist", now.Value.Person.JobTitle);
    }

    [Theory, BothEngines]
    public async Task An_edit_is_audited_field_by_field(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<RegistrantService>();
        var person = (await RegisterAsync(service, expo, Röntgen)).Value;

        await service.EditAsync(expo.Id,
            new RegistrantEdit(person.Id, person.Version, Röntgen with { PassType = "VIP" }), expo.Staff,
            TestContext.Current.CancellationToken);

        await using var context = house.Context();
        var entry = await context.AuditEntries.SingleAsync(TestContext.Current.CancellationToken);
        var change = Assert.Single(entry.Changes);
        Assert.Equal(("passType", "General", "VIP"), (change.Field, change.Before, change.After));
    }

    [Theory, BothEngines]
    public async Task Boards_count_again_after_an_edit_of_what_they_show_and_after_no_other(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<RegistrantService>();
        var person = (await RegisterAsync(service, expo, Röntgen)).Value;
        (RegistrantDetails Details, bool IsShown)[] edits =
        [
            (Röntgen with { Phone = "+49 931 1" }, false),
            (Röntgen with { Email = "other@munich.example", JobTitle = "Physicist", Notes = "Tall", Tags = ["press"] }, false),
            (Röntgen with { Company = "MUNICH university" }, false),
            (Röntgen with { FirstName = "Conrad" }, true),
            (Röntgen with { FirstName = "Conrad", PassType = "VIP" }, true),
            (Röntgen with { FirstName = "Conrad", PassType = "VIP", Company = "Würzburg University" }, true),
            (Röntgen with { FirstName = "Conrad", PassType = "VIP", Company = null }, true),
        ];
        foreach (var (details, isShown) in edits)
        {
            house.Feed.Clear();
            var edited = await service.EditAsync(expo.Id, new RegistrantEdit(person.Id, person.Version, details),
                expo.Staff, TestContext.Current.CancellationToken);
            person = edited.Value;
            Assert.Equal(isShown, house.Feed.Published.Any(changed => changed.Reread));
        }
    }

    [Theory, BothEngines]
    public async Task A_full_event_takes_nobody_until_somebody_cancels(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync(e => e.Capacity = 1);
        var (service, steps) = (house.Get<RegistrantService>(), house.Get<StatusSteps>());
        var person = (await RegisterAsync(service, expo, Röntgen)).Value;
        var curie = Röntgen with { FirstName = "Marie", LastName = "Curie", Email = "curie@paris.example" };

        Assert.Equal("event.full", (await RegisterAsync(service, expo, curie)).Error!.Code);
        await steps.TakeStepAsync(expo.Id, person.Id, new StepRequest(StatusStep.Cancel), expo.Staff,
            TestContext.Current.CancellationToken);
        Assert.True((await RegisterAsync(service, expo, curie)).IsOk);
        var reinstated = await steps.TakeStepAsync(expo.Id, person.Id, new StepRequest(StatusStep.Reinstate),
            expo.Organiser, TestContext.Current.CancellationToken);
        Assert.Equal("event.full", reinstated.Error!.Code);
    }

    [Theory, BothEngines]
    public async Task A_stranger_learns_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<RegistrantService>();

        var answer = await service.RegisterAsync(expo.Id, new NewRegistrant(Röntgen, RegistrantSource.Desk),
            expo.Stranger, TestContext.Current.CancellationToken);
        var nowhere = await service.RegisterAsync(Guid.CreateVersion7(),
            new NewRegistrant(Röntgen, RegistrantSource.Desk), expo.Stranger, TestContext.Current.CancellationToken);

        Assert.Equal("not_found", answer.Error!.Code);
        Assert.Equal(answer.Error, nowhere.Error);
    }

    private static Task<Result<RegistrantRow>> RegisterAsync(
        RegistrantService service, EventAtHand expo, RegistrantDetails details) =>
            service.RegisterAsync(expo.Id, new NewRegistrant(details, RegistrantSource.Desk), expo.Staff,
                TestContext.Current.CancellationToken);
}
