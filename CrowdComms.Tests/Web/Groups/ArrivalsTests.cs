using Bunit;
using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using CrowdComms.Web.Groups;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Tests.Web.Groups;

public sealed class ArrivalsTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_company_is_ticked_where_it_can_come_in_and_each_gets_an_answer()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var company = await AcmeAsync(house, expo, ("Ada Confirmed", RegistrantStatus.Confirmed),
            ("Bea Registered", RegistrantStatus.Registered), ("Cid Cancelled", RegistrantStatus.Cancelled),
            ("Dan Here", RegistrantStatus.CheckedIn));
        await using var rendered = new Rendered(house);
        var page = await OpenAsync(rendered, house, expo, company);

        Assert.Equal([true, false], page.FindAll("input[type=checkbox]").Select(box => box.HasAttribute("checked")));
        Assert.Contains("Check in 1 person", page.Find("[data-go]").TextContent, StringComparison.Ordinal);
        await page.FindAll("input[type=checkbox]")[1].ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find("[data-go]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("1 checked in, 1 not.", page.Find(".said").TextContent));
        Assert.Equal(["Admitted", "NotConfirmed"], page.FindAll("[data-outcome]")
            .Select(row => row.GetAttribute("data-outcome")));
        Assert.Contains("not confirmed", page.Find("[data-outcome=NotConfirmed] .answer").TextContent,
            StringComparison.Ordinal);
        page.Find("#group-reason").Input("Paid at the desk");
        await page.Find("form.reason").SubmitAsync(EventArgs.Empty);
        page.WaitForAssertion(
            () => Assert.Equal(["Admitted", "Admitted"], page.FindAll("[data-outcome]")
                .Select(row => row.GetAttribute("data-outcome"))));
        Assert.Empty(page.FindAll("form.reason"));
    }

    [Fact]
    public async Task Who_is_checked_in_at_another_desk_is_seen_here_and_the_number_moves()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var company = await AcmeAsync(house, expo, ("Ada Confirmed", RegistrantStatus.Confirmed),
            ("Bea Confirmed", RegistrantStatus.Confirmed));
        await using var rendered = new Rendered(house);
        var page = await OpenAsync(rendered, house, expo, company);
        Assert.Equal("0 of 2 checked in", page.Find("[data-company-arrived]").TextContent.Trim());
        var ada = (await house.Get<RegistrantSearch>().FindAsync(expo.Id, "Ada", expo.Staff, Stop)).Value.Single();

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.Get<CheckInService>()
            .ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Desk, ada.TicketCode), expo.OtherStaff,
                Stop);

        page.WaitForAssertion(
            () => Assert.Equal("1 of 2 checked in", page.Find("[data-company-arrived]").TextContent.Trim()));
        page.WaitForAssertion(
            () => Assert.Contains("Check in 1 person", page.Find("[data-go]").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("input[type=checkbox]"));
    }

    [Fact]
    public async Task A_company_of_another_event_or_of_none_is_said_in_a_sentence_and_nobody_asked_for_is_nobody()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house);

        Assert.Contains("This company does not exist",
            (await OpenAsync(rendered, house, expo, Guid.CreateVersion7())).Find("[role=alert]").TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Who is arriving?", (await OpenAsync(rendered, house, expo, null)).Markup,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_party_sent_again_before_its_answer_came_has_the_same_scan_ids()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var (ada, bea) = (await house.RegisterAsync(expo, "Ada A"), await house.RegisterAsync(expo, "Bea B"));
        var party = new GroupCheckIn(needsConfirmation: true);
        party.Add([ada, bea, ada]);

        var (first, again) = (party.Requests(expo.Desk, null), party.Requests(expo.Desk, null));
        Assert.Equal(2, first.Single().People.Count);
        Assert.Equal(first.Single().People, again.Single().People);

        party.Take(
            (await house.Get<GroupArrival>().CheckInTogetherAsync(expo.Facts, first.Single(), expo.Staff, Stop)).Value);
        Assert.Equal((0, 2, 0), (party.Ticked, party.Here, party.Requests(expo.Desk, null).Count));
        party.TickAll(true);
        Assert.Equal(0, party.Ticked);
    }

    private static async Task<Guid> AcmeAsync(
        House house, EventAtHand expo, params (string Name, RegistrantStatus Status)[] people)
    {
        Guid? company = null;
        foreach (var (name, status) in people)
        {
            var words = name.Split(' ');
            var row = await house.RegisterAsync(expo,
                new RegistrantDetails(words[0], words[1], $"{words[0]}@acme.example", "GEN", "Acme"), status);
            company = row.CompanyId;
        }

        return company!.Value;
    }

    private static async Task<IRenderedComponent<Arrivals>> OpenAsync(
        Rendered rendered, House house, EventAtHand expo, Guid? company)
    {
        var access = (await house.Get<AccessService>().EnterAsync(expo.Staff.UserId!.Value, expo.Slug, Stop)).Value;
        var page = rendered.Render<Arrivals>(p => p.Add(a => a.Access, access)
            .Add(a => a.Station, new StationChoice(expo.Desk, "Desk A", StationKind.Desk)).Add(a => a.Company, company));
        page.WaitForState(() => page.FindAll("[aria-label=Loading]").Count == 0
            && page.FindAll("[data-company-arrived]").All(p => p.TextContent.Trim().Length > 0));
        return page;
    }
}
