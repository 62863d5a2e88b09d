using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Tickets;

public sealed class TicketServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_reissued_ticket_opens_the_door_and_the_old_one_is_known_as_replaced(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var old = await TicketAsync(house, expo, person.Id);

        var reissued =
            (await house.Get<TicketService>()
                .ReissueAsync(expo.Id, new ReissueRequest(person.Id, person.TicketCode, " Lost phone "), expo.Staff,
                    Stop)).Value;

        var ticket = await TicketAsync(house, expo, person.Id);
        Assert.Equal((reissued.TicketCode, 1), (ticket.Code, ticket.Replaced));
        Assert.NotEqual((old.Code, old.PageKey), (ticket.Code, ticket.PageKey));
        Assert.Equal(person.Version + 1, reissued.Version);
        Assert.Equal(ScanOutcome.RevokedCode, await ScanAsync(house, expo, old.Code));
        Assert.Equal(ScanOutcome.Admitted, await ScanAsync(house, expo, ticket.Code));
        Assert.Single((await house.Get<RegistrantSearch>().FindAsync(expo.Id, ticket.Code, expo.Staff, Stop)).Value);
        Assert.Empty((await house.Get<RegistrantSearch>().FindAsync(expo.Id, old.Code, expo.Staff, Stop)).Value);
        await using var context = house.Context();
        var entry = await context.AuditEntries.SingleAsync(a => a.SubjectId == person.Id, Stop);
        Assert.Equal(("TicketReissued", "Sam Staff"), (entry.Action, entry.ActorName));
        Assert.Equal([("ticketCode", old.Code, ticket.Code), ("reason", null, "Lost phone")],
            entry.Changes.Select(c => (c.Field, c.Before, c.After)));
    }

    [Theory, BothEngines]
    public async Task Of_many_who_reissue_one_ticket_at_once_one_does_and_the_others_are_told(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var service = house.Get<TicketService>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
            service.ReissueAsync(expo.Id, new ReissueRequest(person.Id, person.TicketCode), expo.Staff, Stop))));

        var winner = Assert.Single(answers, a => a.IsOk);
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("ticket.reissued_meanwhile", a.Error!.Code));
        await using var context = house.Context();
        Assert.Equal(winner.Value.TicketCode, (await context.Tickets.SingleAsync(t => t.RevokedAt == null, Stop)).Code);
        Assert.Equal(2, await context.Tickets.CountAsync(Stop));
        Assert.Single(context.AuditEntries);
    }

    [Theory, BothEngines]
    public async Task A_ticket_reissued_while_it_is_scanned_is_either_in_with_the_old_or_replaced_and_nothing_is_lost(
        Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<TicketService>();
        for (var i = 0; i < 15; i++)
        {
            var person = await house.RegisterAsync(expo, $"Guest Number{i}");

            var scan = Task.Run(() => ScanAsync(house, expo, person.TicketCode), Stop);
            var reissue =
                Task.Run(
                    () => service.ReissueAsync(expo.Id, new ReissueRequest(person.Id, person.TicketCode), expo.Staff,
                        Stop), Stop);
            var (outcome, reissued) = (await scan, await reissue);

            Assert.Null(reissued.Error);
            var now = (await house.Get<RegistrantReader>().GetAsync(expo.Id, person.Id, expo.Staff, Stop)).Value;
            Assert.Equal(reissued.Value.TicketCode, now.TicketCode);
            Assert.Equal(outcome == ScanOutcome.Admitted ? RegistrantStatus.CheckedIn
                : RegistrantStatus.Confirmed, now.Status);
            Assert.Contains(outcome, new[] { ScanOutcome.Admitted, ScanOutcome.RevokedCode });
        }
    }

    [Theory, BothEngines]
    public async Task The_page_shows_what_the_holder_needs_and_nothing_of_others(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo,
            new RegistrantDetails("Ada", null, "ada@test.example", "VIP", "Acme") { Notes = "Owes us money" });

        var page =
            (await house.Get<TicketService>()
                .PageAsync((await TicketAsync(house, expo, person.Id)).PageKey, Stop)).Value;

        Assert.Equal((TicketState.Good, person.TicketCode, expo.Id), (page.State, page.Code, page.Event.Id));
        Assert.Equal(("Ada", "VIP", "#1f6feb", RegistrantStatus.Confirmed),
            (page.Holder!.Name, page.Holder.PassType, page.Holder.Colour, page.Holder.Status));
        Assert.Equal(["Main hall", "VIP lounge"], page.Holder.Zones);
    }

    [Theory, BothEngines]
    public async Task A_replaced_ticket_names_nobody_a_cancelled_one_has_no_code_and_an_event_ends(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<TicketService>();
        var person = await house.RegisterAsync(expo);
        var old = await TicketAsync(house, expo, person.Id);
        await service.ReissueAsync(expo.Id, new ReissueRequest(person.Id, old.Code), expo.Staff, Stop);
        var newer = await TicketAsync(house, expo, person.Id);
        var cancelled = await TicketAsync(house, expo,
            (await house.RegisterAsync(expo, "Nora Nomore", RegistrantStatus.Cancelled)).Id);

        Assert.Equal((TicketState.Replaced, null, null), await PageAsync(old.PageKey));
        Assert.Equal((TicketState.Cancelled, "Nora Nomore", null), await PageAsync(cancelled.PageKey));
        Assert.Equal((TicketState.Good, "Wilhelm Röntgen", newer.Code), await PageAsync(newer.PageKey));
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(TicketState.Over, (await PageAsync(newer.PageKey)).State);
        Assert.Equal("not_found", (await service.PageAsync(new string('0', 32), Stop)).Error!.Code);
        Assert.Equal("not_found", (await service.PageAsync(newer.Code, Stop)).Error!.Code);

        async Task<(TicketState State, string? Name, string? Code)> PageAsync(string key)
        {
            var page = (await service.PageAsync(key, Stop)).Value;
            return (page.State, page.Holder?.Name, page.Code);
        }
    }

    [Theory, BothEngines]
    public async Task Strangers_long_reasons_and_the_cancelled_are_refused_and_nothing_is_written(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var service = house.Get<TicketService>();
        var person = await house.RegisterAsync(expo);
        var cancelled = await house.RegisterAsync(expo, "Nora Nomore", RegistrantStatus.Cancelled);
        var wish = new ReissueRequest(person.Id, person.TicketCode);

        Assert.Equal("not_found", (await service.ReissueAsync(expo.Id, wish, expo.Stranger, Stop)).Error!.Code);
        Assert.Equal("not_found", (await service.ReissueAsync(other.Id, wish, other.Organiser, Stop)).Error!.Code);
        Assert.Equal("not_found", (await service.OfAsync(expo.Id, person.Id, expo.Stranger, Stop)).Error!.Code);
        Assert.Equal("reason",
            Assert.Single(
                (await service.ReissueAsync(expo.Id, wish with { Reason = new string('x', 301) }, expo.Staff,
                    Stop)).Error!.Fields!).Key);
        Assert.Equal("ticket.cancelled",
            (await service.ReissueAsync(expo.Id, new ReissueRequest(cancelled.Id, cancelled.TicketCode), expo.Staff,
                Stop)).Error!.Code);
        await using var context = house.Context();
        Assert.Equal((2, 0),
            (await context.Tickets.CountAsync(t => t.RevokedAt == null, Stop),
                await context.AuditEntries.CountAsync(Stop)));
    }

    private static async Task<TicketRow> TicketAsync(House house, EventAtHand expo, Guid registrantId) =>
        (await house.Get<TicketService>().OfAsync(expo.Id, registrantId, expo.Staff, Stop)).Value;

    private static async Task<ScanOutcome> ScanAsync(House house, EventAtHand expo, string code) =>
        (await house.Get<CheckInService>()
            .ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Desk, code), expo.Staff,
                Stop)).Value.Outcome;
}
