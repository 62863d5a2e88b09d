using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Companies;

public sealed class CompanyServiceTests
{
    private static readonly CompanyDetails Acme = new("Acme Söhne", "hello@acme.example");

    [Theory, BothEngines]
    public async Task People_are_counted_by_their_status(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await CreateAsync(house, expo, Acme with { Name = "Nobody yet" });
        foreach (var status in new[] { RegistrantStatus.Registered, RegistrantStatus.Confirmed,
            RegistrantStatus.Confirmed, RegistrantStatus.CheckedIn, RegistrantStatus.Cancelled })
        {
            await JoinAsync(house, expo, "Acme Söhne", status);
        }

        var page = await PageAsync(house, expo, new CompanyQuery());

        Assert.Equal(2, page.Total);
        Assert.Equal(new CompanyRow(page.Items[0].Id, "Acme Söhne", null, 1, 2, 1, 1), page.Items[0]);
        Assert.Equal((4, 5), (page.Items[0].Expected, page.Items[0].People));
        Assert.Equal(("Nobody yet", 0), (page.Items[1].Name, page.Items[1].People));
    }

    [Theory, BothEngines]
    public async Task Companies_are_sorted_by_name_or_size_and_paged(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        foreach (var name in new[] { "Zeta", "äcme", "Beta", "Zeta" })
        {
            await JoinAsync(house, expo, name, RegistrantStatus.Confirmed);
        }

        await JoinAsync(house, expo, "Beta", RegistrantStatus.Cancelled);
        await JoinAsync(house, expo, "Beta", RegistrantStatus.Cancelled);
        await CreateAsync(house, expo, Acme with { Name = "Empty" });

        Assert.Equal(["äcme", "Beta", "Empty", "Zeta"], await NamesAsync(house, expo, new CompanyQuery()));
        Assert.Equal(["Zeta", "Empty", "Beta", "äcme"],
            await NamesAsync(house, expo, new CompanyQuery { Descending = true }));
        Assert.Equal(["Zeta", "äcme", "Beta", "Empty"],
            await NamesAsync(house, expo, new CompanyQuery { Sort = CompanySort.Size, Descending = true }));
        Assert.Equal(["Empty"],
            await NamesAsync(house, expo, new CompanyQuery { Sort = CompanySort.Size, PageSize = 1 }));
        var second = await PageAsync(house, expo, new CompanyQuery { Page = 2, PageSize = 3 });
        Assert.Equal((4, "Zeta"), (second.Total, Assert.Single(second.Items).Name));
    }

    [Theory, BothEngines]
    public async Task A_part_of_the_name_finds_it_whatever_its_case_and_accents(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        foreach (var name in new[] { "Universität München", "100 % Öko_Strom", "جامعة القاهرة", "東京大学" })
        {
            await CreateAsync(house, expo, new CompanyDetails(name));
        }

        Assert.Equal(["Universität München"],
            await NamesAsync(house, expo, new CompanyQuery { Search = "MUNCH univ" }));
        Assert.Equal(["100 % Öko_Strom"], await NamesAsync(house, expo, new CompanyQuery { Search = "oko_" }));
        Assert.Equal(["جامعة القاهرة"], await NamesAsync(house, expo, new CompanyQuery { Search = "القاهرة" }));
        Assert.Equal(["東京大学"], await NamesAsync(house, expo, new CompanyQuery { Search = "京" }));
        Assert.Empty(await NamesAsync(house, expo, new CompanyQuery { Search = "acme" }));
    }

    [Theory, BothEngines]
    public async Task A_name_is_taken_once_whatever_its_case_and_accents(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var other = await house.NewEventAsync();
        await CreateAsync(house, expo, Acme);
        var beta = await CreateAsync(house, expo, new CompanyDetails("Beta"));

        Assert.Equal("company.name_taken",
            (await CreateAsync(house, expo, Acme with { Name = "  ACME SOHNE " })).Error!.Code);
        var renamed = await house.Get<CompanyService>()
            .EditAsync(expo.Id, beta.Value.Id, new CompanyDetails("acme söhne"), expo.Organiser,
                TestContext.Current.CancellationToken);
        Assert.Equal("company.name_taken", renamed.Error!.Code);
        Assert.Equal(["Acme Söhne", "Beta"], await NamesAsync(house, expo, new CompanyQuery()));
        Assert.True((await CreateAsync(house, other, Acme)).IsOk);
    }

    [Theory, BothEngines]
    public async Task People_of_a_renamed_company_are_found_by_its_new_name_alone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await JoinAsync(house, expo, "Old Works", RegistrantStatus.Confirmed);
        await JoinAsync(house, expo, "Elsewhere", RegistrantStatus.Confirmed);
        house.Feed.Clear();

        var renamed = await house.Get<CompanyService>()
            .EditAsync(expo.Id, person.CompanyId!.Value, new CompanyDetails("Neue Hütte"), expo.Organiser,
                TestContext.Current.CancellationToken);

        Assert.Equal("Neue Hütte", renamed.Value.Name);
        Assert.Equal(person.Id, Assert.Single(await FindAsync(house, expo, "hutte")).Id);
        Assert.Empty(await FindAsync(house, expo, "old works"));
        Assert.True(Assert.Single(house.Feed.Published).Reread);
        await using var context = house.Context();
        var entry = await context.AuditEntries.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("Company", "Changed", "Olga Organiser"), (entry.Subject, entry.Action, entry.ActorName));
        var change = Assert.Single(entry.Changes);
        Assert.Equal(("name", "Old Works", "Neue Hütte"), (change.Field, change.Before, change.After));
    }

    [Theory, BothEngines]
    public async Task More_people_than_one_batch_follow_the_new_name(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var first = await JoinAsync(house, expo, "Old Works", RegistrantStatus.Confirmed);
        await using (var context = house.Context())
        {
            var company = await context.Companies.SingleAsync(TestContext.Current.CancellationToken);
            var pass =
                await context.PassTypes.SingleAsync(p => p.Id == expo.General, TestContext.Current.CancellationToken);
            for (var n = 0; n < 1100; n++)
            {
                var details = new RegistrantDetails($"Number {n}", null, $"{n}@test.example", "GEN");
                context.Add(Registrant.Register(expo.Id, new Newcomer(details, company, pass, RegistrantSource.Import),
                    new StepTaken(Actor.System, house.Clock.GetUtcNow())).Registrant);
            }

            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await house.Get<CompanyService>()
            .EditAsync(expo.Id, first.CompanyId!.Value, new CompanyDetails("New Works"), expo.Organiser,
                TestContext.Current.CancellationToken);

        await using var after = house.Context();
        Assert.Equal(1101,
            await after.Registrants.CountAsync(r => r.SearchText.Contains("new works"),
                TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task Only_a_company_that_nobody_belongs_to_is_deleted(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await JoinAsync(house, expo, "Kept", RegistrantStatus.Cancelled);
        var empty = await CreateAsync(house, expo, Acme);
        var service = house.Get<CompanyService>();

        var kept = await service.DeleteAsync(expo.Id, person.CompanyId!.Value, expo.Organiser,
            TestContext.Current.CancellationToken);
        var deleted =
            await service.DeleteAsync(expo.Id, empty.Value.Id, expo.Organiser, TestContext.Current.CancellationToken);

        Assert.Equal("company.in_use", kept.Error!.Code);
        Assert.Equal("“Kept” has 1 registrant. Move them to another company first, then delete it.",
            kept.Error.Message);
        Assert.True(deleted.IsOk);
        Assert.Equal(["Kept"], await NamesAsync(house, expo, new CompanyQuery()));
        await using var context = house.Context();
        Assert.Equal(["Created", "Deleted"], await context.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action)
            .ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [BothEngines("", null, "name")]
    [BothEngines("\u200b", null, "name")]
    [BothEngines("Acme", "not an address", "contactEmail")]
    public async Task A_wrong_field_is_named_and_nothing_is_written(
        Engine engine, string name, string? email, string field)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();

        var answer = await CreateAsync(house, expo, new CompanyDetails(name, email));

        Assert.Equal(field, Assert.Single(answer.Error!.Fields!).Key);
        Assert.Empty(await NamesAsync(house, expo, new CompanyQuery()));
    }

    [Theory, BothEngines]
    public async Task Staff_read_and_strangers_learn_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (service, reader, none) =
            (house.Get<CompanyService>(), house.Get<CompanyReader>(), TestContext.Current.CancellationToken);
        var company = await CreateAsync(house, expo, Acme);

        Assert.True((await reader.PageAsync(expo.Id, new CompanyQuery(), expo.Staff, none)).IsOk);
        Assert.Equal("forbidden",
            (await service.CreateAsync(expo.Id, new CompanyDetails("Beta"), expo.Staff, none)).Error!.Code);
        Assert.Equal("forbidden",
            (await service.EditAsync(expo.Id, company.Value.Id, Acme, expo.Staff, none)).Error!.Code);
        Assert.Equal("forbidden", (await service.DeleteAsync(expo.Id, company.Value.Id, expo.Staff, none)).Error!.Code);
        Assert.Equal("not_found",
            (await reader.PageAsync(expo.Id, new CompanyQuery(), expo.Stranger, none)).Error!.Code);
        Assert.Equal("not_found",
            (await service.DeleteAsync(expo.Id, company.Value.Id, expo.Stranger, none)).Error!.Code);
    }

    private static Task<RegistrantRow> JoinAsync(
        House house, EventAtHand expo, string company, RegistrantStatus status) =>
            house.RegisterAsync(expo,
                new RegistrantDetails("Ada", "Lovelace", $"{Guid.CreateVersion7():n}@test.example", "GEN", company),
                status);

    private static Task<Result<CompanyRow>> CreateAsync(House house, EventAtHand expo, CompanyDetails details) =>
        house.Get<CompanyService>()
            .CreateAsync(expo.Id, details, expo.Organiser, TestContext.Current.CancellationToken);

    private static async Task<Page<CompanyRow>> PageAsync(House house, EventAtHand expo, CompanyQuery query) =>
        (await house.Get<CompanyReader>()
            .PageAsync(expo.Id, query, expo.Staff, TestContext.Current.CancellationToken)).Value;

    private static async Task<IEnumerable<string>> NamesAsync(House house, EventAtHand expo, CompanyQuery query) =>
        (await PageAsync(house, expo, query)).Items.Select(c => c.Name);

    private static async Task<IReadOnlyList<RegistrantRow>> FindAsync(House house, EventAtHand expo, string text) =>
        (await house.Get<RegistrantSearch>()
            .FindAsync(expo.Id, text, expo.Staff, TestContext.Current.CancellationToken)).Value;
}
