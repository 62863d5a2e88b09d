using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Companies;

public sealed class AllocationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Of_fifty_at_once_the_last_five_places_of_a_company_are_given_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var company = await CompanyAsync(house, expo, "Acme");
        await SetAsync(house, expo, company, expo.Vip, 8);
        for (var n = 0; n < 3; n++)
        {
            Assert.True((await JoinAsync(house, expo, $"early-{n}", "VIP")).IsOk);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(n => Task.Run(() => JoinAsync(house, expo, $"late-{n}", "VIP", n % 2 == 0 ? "acme" : "ACMÉ"))));

        Assert.Equal(5, answers.Count(a => a.IsOk));
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("company.allocation_full", a.Error!.Code));
        Assert.Equal((8, 8, 0), await VipAsync(house, expo, company));
    }

    [Theory, BothEngines]
    public async Task Only_that_pass_of_that_company_is_limited_and_a_cancelled_person_frees_a_place(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var company = await CompanyAsync(house, expo, "Acme");
        await SetAsync(house, expo, company, expo.Vip, 1);
        var first = (await JoinAsync(house, expo, "first", "VIP")).Value;

        var full = (await JoinAsync(house, expo, "second", "VIP")).Error!;
        Assert.Equal(
            "The 1 VIP pass set aside for “Acme” is taken. Ask an organiser for more, or choose another pass type.",
            full.Message);
        Assert.True((await JoinAsync(house, expo, "general", "GEN")).IsOk);
        Assert.True((await JoinAsync(house, expo, "elsewhere", "VIP", "Beta")).IsOk);
        await StepAsync(house, expo, first.Id, StatusStep.Cancel);
        Assert.True((await JoinAsync(house, expo, "second", "VIP")).IsOk);

        Assert.Equal("company.allocation_full",
            (await StepAsync(house, expo, first.Id, StatusStep.Reinstate)).Error!.Code);
        Assert.Equal((1, 1, 0), await VipAsync(house, expo, company));
    }

    [Theory, BothEngines]
    public async Task Another_pass_or_another_company_takes_a_place_too(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var company = await CompanyAsync(house, expo, "Acme");
        await SetAsync(house, expo, company, expo.Vip, 1);
        var holder = (await JoinAsync(house, expo, "holder", "VIP")).Value;
        var general = (await JoinAsync(house, expo, "general", "GEN")).Value;
        var beta = (await JoinAsync(house, expo, "beta", "VIP", "Beta")).Value;

        Assert.Equal("company.allocation_full", (await EditAsync(house, expo, general, "Acme", "VIP")).Error!.Code);
        Assert.Equal("company.allocation_full", (await EditAsync(house, expo, beta, "Acme", "VIP")).Error!.Code);
        Assert.True((await EditAsync(house, expo, holder, "Acme", "VIP")).IsOk);
        Assert.True((await EditAsync(house, expo, general, "Beta", "VIP")).IsOk);
    }

    [Theory, BothEngines]
    public async Task An_allocation_is_changed_lifted_and_audited(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var company = await CompanyAsync(house, expo, "Acme");
        var service = house.Get<AllocationService>();
        await JoinAsync(house, expo, "a", "VIP");
        await JoinAsync(house, expo, "b", "VIP");

        await SetAsync(house, expo, company, expo.Vip, 1);
        Assert.Equal((1, 2, 0), await VipAsync(house, expo, company));
        await SetAsync(house, expo, company, expo.Vip, 4);
        Assert.Equal((4, 2, 2), await VipAsync(house, expo, company));
        await SetAsync(house, expo, company, expo.Vip, null);
        await SetAsync(house, expo, company, expo.Vip, null);
        Assert.Empty((await service.ListAsync(expo.Id, company, expo.Staff, Stop)).Value);

        Assert.Equal("most", Assert.Single(
            (await service.SetAsync(expo.Id, company, new(expo.Vip, -1), expo.Organiser, Stop)).Error!.Fields!).Key);
        Assert.Equal("forbidden",
            (await service.SetAsync(expo.Id, company, new(expo.Vip, 1), expo.Staff, Stop)).Error!.Code);
        Assert.Equal("not_found", (await service.ListAsync(expo.Id, company, expo.Stranger, Stop)).Error!.Code);
        Assert.Equal("not_found",
            (await service.SetAsync(expo.Id, company, new(expo.Desk, 1), expo.Organiser, Stop)).Error!.Code);
        await using var context = house.Context();
        var entries = await context.AuditEntries.Where(a => a.SubjectId == company && a.Action == "Changed")
            .OrderBy(a => a.Id).ToListAsync(Stop);
        Assert.Equal([(null, "1"), ("1", "4"), ("4", null)],
            entries.Select(e => (e.Changes[0].Before, e.Changes[0].After)));
        Assert.All(entries, e => Assert.Equal("allocation VIP", e.Changes[0].Field));
    }

    private static async Task<Guid> CompanyAsync(House house, EventAtHand expo, string name) =>
        (await house.Get<CompanyService>()
            .CreateAsync(expo.Id, new CompanyDetails(name), expo.Organiser, Stop)).Value.Id;

    private static async Task SetAsync(House house, EventAtHand expo, Guid company, Guid pass, int? most) =>
        Assert.True((await house.Get<AllocationService>()
            .SetAsync(expo.Id, company, new AllocationChange(pass, most), expo.Organiser, Stop)).IsOk);

    private static Task<Result<RegistrantRow>> JoinAsync(
        House house, EventAtHand expo, string name, string pass, string company = "Acme") =>
            house.Get<RegistrantService>().RegisterAsync(
                expo.Id,
                new NewRegistrant(new RegistrantDetails(name, null, $"{name}@test.example", pass, company),
                    RegistrantSource.Web), expo.Staff, Stop);

    private static Task<Result<RegistrantRow>> EditAsync(House house, EventAtHand expo, RegistrantRow row, string company, string pass) =>
        house.Get<RegistrantService>()
            .EditAsync(expo.Id,
                new RegistrantEdit(row.Id, row.Version,
                    new RegistrantDetails("New", "Name", row.Person.Email, pass, company)), expo.Staff, Stop);

    private static Task<Result<RegistrantRow>> StepAsync(House house, EventAtHand expo, Guid id, StatusStep step) =>
        house.Get<StatusSteps>().TakeStepAsync(expo.Id, id, new StepRequest(step), expo.Organiser, Stop);

    private static async Task<(int Most, int Taken, int Left)> VipAsync(House house, EventAtHand expo, Guid company)
    {
        var row = Assert.Single(
            (await house.Get<AllocationService>().ListAsync(expo.Id, company, expo.Staff, Stop)).Value);
        return (row.Most, row.Taken, row.Left);
    }
}
