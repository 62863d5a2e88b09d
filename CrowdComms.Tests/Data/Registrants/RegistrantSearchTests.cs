using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Registrants;

public sealed class RegistrantSearchTests
{
    private static readonly RegistrantDetails[] People =
    [
        new("Wilhelm Conrad", "Röntgen", "w.rontgen@munich.example", "GEN", "Munich University"),
        new("José", "Núñez", "jose@madrid.example", "VIP", "Universidad de Łódź"),
        new("小明", "王", "wang@beijing.example", "GEN", "清华大学"),
        new("محمد", "الأحمد", "mohammed@cairo.example", "EXH"),
        new("Bo", "Li", "100percent_sure@li.example", "GEN", "100% Sure"),
    ];

    [Theory]
    [BothEngines("rontgen", "Röntgen")]
    [BothEngines("RÖNTG", "Röntgen")]
    [BothEngines("conrad wilh", "Röntgen")]
    [BothEngines("munich", "Röntgen")]
    [BothEngines("nunez jose", "Núñez")]
    [BothEngines("lodz", "Núñez")]
    [BothEngines("jo", "Núñez")]
    [BothEngines("小明", "王")]
    [BothEngines("清华大", "王")]
    [BothEngines("محمد", "الأحمد")]
    [BothEngines("bo li", "Li")]
    [BothEngines("100% sure", "Li")]
    [BothEngines("percent_s", "Li")]
    [BothEngines("\"quoted\"", null)]
    [BothEngines("rontgen jose", null)]
    [BothEngines("%", null)]
    [BothEngines("' OR 1=1 --", null)]
    public async Task People_are_found_whatever_the_case_accents_and_order(Engine engine, string text, string? lastName)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await FilledAsync(house);

        var found = await house.Get<RegistrantSearch>()
            .FindAsync(expo.Id, text, expo.Staff, TestContext.Current.CancellationToken);

        Assert.Equal(lastName is null ? [] : [lastName], found.Value.Select(r => r.Person.LastName));
    }

    [Theory, BothEngines]
    public async Task A_part_of_the_ticket_code_finds_its_holder(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);

        var found = await house.Get<RegistrantSearch>()
            .FindAsync(expo.Id, person.TicketCode[3..9], expo.Staff, TestContext.Current.CancellationToken);

        Assert.Contains(found.Value, r => r.Id == person.Id);
    }

    [Theory, BothEngines]
    public async Task A_name_that_changed_is_found_by_the_new_one_alone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, People[0]);
        await house.Get<RegistrantService>()
            .EditAsync(expo.Id,
                new RegistrantEdit(person.Id, person.Version,
                    People[0] with { LastName = "Wächter", Email = "w@munich.example" }), expo.Staff,
                    TestContext.Current.CancellationToken);
        var search = house.Get<RegistrantSearch>();

        Assert.Empty(
            (await search.FindAsync(expo.Id, "rontgen", expo.Staff, TestContext.Current.CancellationToken)).Value);
        Assert.Single(
            (await search.FindAsync(expo.Id, "wachter", expo.Staff, TestContext.Current.CancellationToken)).Value);
    }

    [Theory, BothEngines]
    public async Task Every_order_is_total_and_pages_hold_everybody_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await FilledAsync(house);
        var search = house.Get<RegistrantSearch>();
        foreach (var sort in Enum.GetValues<RegistrantSort>())
        {
            foreach (var descending in new[] { false, true })
            {
                var query = new RegistrantQuery { Sort = sort, Descending = descending, PageSize = 2 };
                var seen = new List<Guid>();
                for (var page = 1; page <= 3; page++)
                {
                    var rows = await search.PageAsync(expo.Id, query with { Page = page }, expo.Staff,
                        TestContext.Current.CancellationToken);
                    Assert.Equal(People.Length, rows.Value.Total);
                    seen.AddRange(rows.Value.Items.Select(r => r.Id));
                }

                Assert.Equal(People.Length, seen.Distinct().Count());
            }
        }
    }

    [Theory, BothEngines]
    public async Task Filters_and_search_narrow_together(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await FilledAsync(house);
        var query = new RegistrantQuery
        {
            Search = "example",
            Statuses = [RegistrantStatus.Confirmed],
            PassTypes = [expo.General]
        };

        var rows = await house.Get<RegistrantSearch>()
            .PageAsync(expo.Id, query, expo.Staff, TestContext.Current.CancellationToken);

        Assert.Equal(3, rows.Value.Total);
    }

    [Theory, BothEngines]
    public async Task A_walk_in_is_compared_by_address_and_by_name_in_any_order(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await FilledAsync(house);
        var search = house.Get<RegistrantSearch>();

        var byName =
            await search.LikelyDuplicatesAsync(expo.Id,
                new RegistrantDetails("nunez", "JOSE", "new@madrid.example", "GEN"), expo.Staff,
                TestContext.Current.CancellationToken);
        var byAddress =
            await search.LikelyDuplicatesAsync(expo.Id, new RegistrantDetails("J.", "", "JOSE@madrid.example", "GEN"),
                expo.Staff, TestContext.Current.CancellationToken);
        var none =
            await search.LikelyDuplicatesAsync(expo.Id,
                new RegistrantDetails("Marie", "Curie", "curie@paris.example", "GEN"), expo.Staff,
                TestContext.Current.CancellationToken);

        Assert.Equal("Núñez", Assert.Single(byName.Value).Person.LastName);
        Assert.Equal("Núñez", Assert.Single(byAddress.Value).Person.LastName);
        Assert.Empty(none.Value);
    }

    private static async Task<EventAtHand> FilledAsync(House house)
    {
        var expo = await house.NewEventAsync();
        foreach (var person in People)
        {
            await house.RegisterAsync(expo, person);
        }

        return expo;
    }
}
