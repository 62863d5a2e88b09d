using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Merges;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Companies;

public sealed class CompanyContactTests
{
    private static readonly GivenDetails Zoe = new("Zoë", "O'Néill", "zoe@acme.example", "Chemist");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Of_fifty_at_the_link_at_once_the_last_five_passes_are_given_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (_, key) = await LinkAsync(house, expo, most: 5);
        var contact = house.Get<CompanyContactService>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(n =>
                Task.Run(() => contact.RegisterAsync(key, Zoe with { Email = $"zoe-{n}@acme.example" }, "VIP", Stop))));

        Assert.Equal(5, answers.Count(a => a.IsOk));
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("company.allocation_full", a.Error!.Code));
        var access = (await contact.OpenAsync(key, Stop)).Value;
        Assert.Equal((5, 5, 0), (access.People.Count, access.Allocations[0].Taken, access.Allocations[0].Left));
    }

    [Theory, BothEngines]
    public async Task The_contact_sees_no_more_than_they_entered(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (_, key) = await LinkAsync(house, expo);
        var contact = house.Get<CompanyContactService>();
        var other =
            await house.RegisterAsync(expo,
                new RegistrantDetails("Grace", "Hopper", "grace@acme.example", "GEN", "Acme") { JobTitle = "Admiral" },
                RegistrantStatus.CheckedIn);
        await house.RegisterAsync(expo, "Somebody Else");
        Assert.Equal("Zoë O'Néill", (await contact.RegisterAsync(key, Zoe, "VIP", Stop)).Value);

        var access = (await contact.OpenAsync(key, Stop)).Value;

        Assert.Equal(("Acme", 2, 1), (access.Company, access.Expected, access.Arrived));
        Assert.Equal(
            [("Grace Hopper", RegistrantStatus.CheckedIn, null),
                ("Zoë O'Néill", RegistrantStatus.Registered, "zoe@acme.example")],
                access.People.Select(p => (p.Name, p.Status, p.Given?.Email)));
        Assert.Equal("not_found", (await contact.CancelAsync(key, other.Id, Stop)).Error!.Code);
        Assert.Equal("not_found", (await contact.CorrectAsync(key, other.Id, new(Zoe, Zoe), Stop)).Error!.Code);
        var row = await OneAsync(house, "zoe@acme.example");
        Assert.Equal((RegistrantSource.Company, "Acme"), (row.Source, row.Company!.Name));
        var history = (await house.Get<HistoryReader>().ReadAsync(expo.Id, row.Id, expo.Staff, Stop)).Value;
        Assert.Equal("Acme (company link)", Assert.Single(history).By);
    }

    [Theory, BothEngines]
    public async Task Who_was_registered_there_is_corrected_and_cancelled_there(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (_, key) = await LinkAsync(house, expo, most: 1);
        var contact = house.Get<CompanyContactService>();
        await contact.RegisterAsync(key, Zoe, "VIP", Stop);
        var row = await OneAsync(house, "zoe@acme.example");
        await house.Get<RegistrantService>().EditAsync(
            expo.Id,
            new RegistrantEdit(row.Id, row.Version,
                new RegistrantDetails("Zoë", "O'Néill", Zoe.Email, "VIP", "Acme") { Notes = "Front row" }), expo.Staff,
                Stop);

        Assert.True((await contact.CorrectAsync(key, row.Id, new(Zoe, Zoe with { LastName = "Neill" }), Stop)).IsOk);
        var corrected = await OneAsync(house, Zoe.Email);
        Assert.Equal(("Neill", "Front row"), (corrected.Person.LastName, corrected.Person.Notes));
        Assert.Equal(row.TicketCode, corrected.TicketCode);
        var other = Zoe with { FirstName = "Max", Email = "max@acme.example" };
        Assert.True((await contact.CorrectAsync(key, row.Id, new(Zoe, other), Stop)).IsOk);
        Assert.NotEqual(row.TicketCode, (await OneAsync(house, "max@acme.example")).TicketCode);

        Assert.True((await contact.CancelAsync(key, row.Id, Stop)).IsOk);
        Assert.Equal("registrant.step_refused", (await contact.CancelAsync(key, row.Id, Stop)).Error!.Code);
        Assert.True((await contact.RegisterAsync(key, Zoe with { Email = "next@acme.example" }, "VIP", Stop)).IsOk);
    }

    [Theory, BothEngines]
    public async Task Only_passes_set_aside_are_given_and_nothing_is_said_of_others(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (_, key) = await LinkAsync(house, expo);
        var contact = house.Get<CompanyContactService>();
        await house.RegisterAsync(expo, new RegistrantDetails("Grace", null, "grace@test.example", "GEN"));

        Assert.Equal("company.not_allocated", (await contact.RegisterAsync(key, Zoe, "GEN", Stop)).Error!.Code);
        Assert.Equal("email", Assert.Single(
            (await contact.RegisterAsync(key, Zoe with { Email = "none" }, "VIP", Stop)).Error!.Fields!).Key);
        var taken = (await contact.RegisterAsync(key, Zoe with { Email = "GRACE@test.example" }, "VIP", Stop)).Error!;
        Assert.DoesNotContain("is registered", taken.Message, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal("company.registration_closed", (await contact.RegisterAsync(key, Zoe, "VIP", Stop)).Error!.Code);
        Assert.NotNull((await contact.OpenAsync(key, Stop)).Value.ClosedSince);
    }

    [Theory, BothEngines]
    public async Task A_link_is_replaced_and_revoked_at_once_and_nobody_guesses_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (company, first) = await LinkAsync(house, expo);
        var (links, contact) = (house.Get<CompanyLinkService>(), house.Get<CompanyContactService>());
        await contact.RegisterAsync(first, Zoe, "VIP", Stop);

        var second = (await links.IssueAsync(expo.Id, company, expo.Organiser, Stop)).Value!.Key;

        Assert.Equal("not_found", (await contact.OpenAsync(first, Stop)).Error!.Code);
        Assert.Equal("not_found", (await contact.RegisterAsync(first, Zoe, "VIP", Stop)).Error!.Code);
        Assert.NotNull(Assert.Single((await contact.OpenAsync(second, Stop)).Value.People).Given);
        Assert.NotNull((await links.OfAsync(expo.Id, company, expo.Organiser, Stop)).Value!.SeenAt);
        Assert.Null((await links.RevokeAsync(expo.Id, company, expo.Organiser, Stop)).Value);
        Assert.Equal("not_found", (await contact.OpenAsync(second, Stop)).Error!.Code);
        Assert.Equal("not_found", (await contact.OpenAsync("", Stop)).Error!.Code);
        Assert.Equal((32, 32, false), (first.Length, second.Length, first == second));
        Assert.Equal("forbidden", (await links.OfAsync(expo.Id, company, expo.Staff, Stop)).Error!.Code);
        Assert.Equal("forbidden", (await links.IssueAsync(expo.Id, company, expo.Staff, Stop)).Error!.Code);
        await using var context = house.Context();
        Assert.Equal(["LinkIssued", "LinkReplaced", "LinkRevoked"], await context.AuditEntries
            .Where(a => a.Action.StartsWith("Link")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task After_a_merge_the_contact_still_speaks_for_those_they_registered(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (company, key) = await LinkAsync(house, expo);
        var into =
            (await house.Get<CompanyService>()
                .CreateAsync(expo.Id, new CompanyDetails("Acme Holding"), expo.Organiser, Stop)).Value.Id;
        var intoKey =
            (await house.Get<CompanyLinkService>().IssueAsync(expo.Id, into, expo.Organiser, Stop)).Value!.Key;
        var contact = house.Get<CompanyContactService>();
        await contact.RegisterAsync(key, Zoe, "VIP", Stop);

        var merge =
            (await house.Get<CompanyMergeService>()
                .MergeAsync(expo.Id, new MergeRequest(company, into), expo.Organiser, Stop)).Value;

        Assert.Equal("not_found", (await contact.OpenAsync(key, Stop)).Error!.Code);
        Assert.NotNull(Assert.Single((await contact.OpenAsync(intoKey, Stop)).Value.People).Given);
        await house.Get<CompanyMergeUndo>().UndoAsync(expo.Id, merge.Id, expo.Organiser, Stop);
        Assert.NotNull(Assert.Single((await contact.OpenAsync(key, Stop)).Value.People).Given);
        Assert.Empty((await contact.OpenAsync(intoKey, Stop)).Value.People);
    }

    [Theory, BothEngines]
    public async Task The_link_is_sent_to_the_contact_person(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (company, key) = await LinkAsync(house, expo);
        var links = house.Get<CompanyLinkService>();

        Assert.Equal("company.no_contact", (await links.SendAsync(expo.Id, company, expo.Organiser, Stop)).Error!.Code);
        await house.Get<CompanyService>()
            .EditAsync(expo.Id, company, new CompanyDetails("Acme", "grace@acme.example") { ContactName = "Grace" },
                expo.Organiser, Stop);
        Assert.Equal(house.Clock.GetUtcNow(),
            (await links.SendAsync(expo.Id, company, expo.Organiser, Stop)).Value!.SentAt);

        await using var context = house.Context();
        var message = await context.Messages.SingleAsync(m => m.Kind == MessageKind.CompanyLink, Stop);
        Assert.Equal(("grace@acme.example", "Grace", "Acme"),
            (message.Email, message.Facts["name"], message.Facts["company"]));
        Assert.EndsWith($"/c/{key}", message.Facts["link"], StringComparison.Ordinal);
        await links.RevokeAsync(expo.Id, company, expo.Organiser, Stop);
        Assert.Equal("company.no_link", (await links.SendAsync(expo.Id, company, expo.Organiser, Stop)).Error!.Code);
        Assert.Equal("forbidden", (await links.SendAsync(expo.Id, company, expo.Staff, Stop)).Error!.Code);
    }

    private static async Task<(Guid Company, string Key)> LinkAsync(House house, EventAtHand expo, int most = 10)
    {
        var company =
            (await house.Get<CompanyService>()
                .CreateAsync(expo.Id, new CompanyDetails("Acme"), expo.Organiser, Stop)).Value.Id;
        await house.Get<AllocationService>()
            .SetAsync(expo.Id, company, new AllocationChange(expo.Vip, most), expo.Organiser, Stop);
        return (company,
            (await house.Get<CompanyLinkService>().IssueAsync(expo.Id, company, expo.Organiser, Stop)).Value!.Key);
    }

    private static async Task<Registrant> OneAsync(House house, string email)
    {
        await using var context = house.Context();
        return await context.Registrants.AsNoTracking().Include(r => r.Company).SingleAsync(r => r.Person.Email == email, Stop);
    }
}
