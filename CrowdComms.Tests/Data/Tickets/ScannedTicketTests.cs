using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Tickets;

public sealed class ScannedTicketTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_address_of_a_tickets_page_is_that_ticket_and_any_other_address_is_none(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, status: RegistrantStatus.Confirmed);
        await using var context = house.Context();
        var key = await context.Tickets.Select(t => t.PageKey).SingleAsync(Stop);
        var page = house.Get<IProductLinks>().Ticket(key).AbsoluteUri;

        Assert.Equal(ScanOutcome.UnknownCode, await ScanAsync(house, expo, $"https://other.example/t/{new string('0', 32)}"));
        Assert.Equal(ScanOutcome.UnknownCode, await ScanAsync(house, expo, $"https://other.example/?t={key}"));
        Assert.Equal(ScanOutcome.Admitted, await ScanAsync(house, expo, $" {page}\r\n"));
        Assert.Equal(ScanOutcome.AlreadyCheckedIn, await ScanAsync(house, expo, $"{page}/calendar.ics"));
        await house.Get<TicketService>().ReissueAsync(expo.Id, new ReissueRequest(person.Id, person.TicketCode), expo.Staff, Stop);
        Assert.Equal(ScanOutcome.RevokedCode, await ScanAsync(house, expo, page));
    }

    /// <summary>A code lets its holder in, and reasons are read by many.</summary>
    [Theory, BothEngines]
    public async Task No_reason_contains_a_ticket_code(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, status: RegistrantStatus.Confirmed);
        var next = await house.RegisterAsync(expo, "Marie Curie");
        var scan = CheckInServiceTests.Scan(expo, person.TicketCode);
        await house.Get<CheckInService>().ScanAsync(expo.Facts, scan, expo.Staff, Stop);
        var reason = $"Paid {next.TicketCode.ToLowerInvariant()}";

        Error?[] refused =
        [
            (await house.Get<CheckInService>().ScanAsync(
                expo.Facts, CheckInServiceTests.Scan(expo, next.TicketCode) with { Reason = reason }, expo.Staff, Stop)).Error,
            (await house.Get<ScanUndoService>().TakeBackAsync(expo.Id, scan.ScanId, reason, expo.Staff, Stop)).Error,
            (await house.Get<StatusSteps>().TakeStepAsync(
                expo.Id, next.Id, new StepRequest(StatusStep.Confirm, reason), expo.Staff, Stop)).Error,
            (await house.Get<TicketService>().ReissueAsync(
                expo.Id, new ReissueRequest(next.Id, next.TicketCode, reason), expo.Staff, Stop)).Error,
        ];

        Assert.All(refused, error =>
        {
            Assert.Equal("validation", error?.Code);
            Assert.Contains("contains a ticket code", Assert.Single(error!.Fields!["reason"]), StringComparison.Ordinal);
        });
        await using var context = house.Context();
        Assert.False(await context.StatusChanges.AnyAsync(c => c.Reason != null, Stop));
        Assert.False(await context.Scans.AnyAsync(s => s.Reason != null, Stop));
    }

    private static async Task<ScanOutcome> ScanAsync(House house, EventAtHand expo, string text) =>
        (await house.Get<CheckInService>().ScanAsync(expo.Facts, CheckInServiceTests.Scan(expo, text), expo.Staff, Stop)).Value.Outcome;
}
