using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Registrants;

public sealed class RegistrantChoicesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Companies_are_found_whatever_the_case_and_accents_those_that_begin_so_first(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        foreach (var (index, company) in new[] { "Technische Universität Wien", "Universität Würzburg", "100% Söhne_AG",
            "Bell Labs" }.Index())
        {
            await house.RegisterAsync(expo, new RegistrantDetails("P", null, $"p{index}@test.example", "GEN", company));
        }

        Assert.Equal(["Universität Würzburg", "Technische Universität Wien"], await NamesAsync("universitat"));
        Assert.Equal(["100% Söhne_AG"], await NamesAsync("% s"));
        Assert.Equal(["100% Söhne_AG"], await NamesAsync("e_a"));
        Assert.Equal(4, (await NamesAsync(" ")).Count);

        async Task<IReadOnlyList<string>> NamesAsync(string text) =>
            [.. (await house.Get<RegistrantChoices>().CompaniesAsync(expo.Id, text, expo.Staff, Token)).Value.Select(
                c => c.Name)];
    }

    [Theory, BothEngines]
    public async Task Pass_types_come_in_their_order_and_say_whether_they_are_retired(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using (var context = house.Context())
        {
            await context.Set<PassType>().Where(p => p.Id == expo.Vip)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Retired, true), Token);
        }

        var choices = (await house.Get<RegistrantChoices>().PassTypesAsync(expo.Id, expo.Staff, Token)).Value;
        Assert.Equal([("GEN", false), ("VIP", true), ("EXH", false)], choices.Select(c => (c.Code, c.Retired)));
    }

    [Theory, BothEngines]
    public async Task Strangers_are_told_nothing_and_companies_of_other_events_do_not_exist(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var row =
            await house.RegisterAsync(other, new RegistrantDetails("P", null, "p@test.example", "GEN", "Bell Labs"));
        var choices = house.Get<RegistrantChoices>();

        Assert.Equal("Bell Labs",
            (await choices.CompanyAsync(other.Id, row.CompanyId!.Value, other.Staff, Token)).Value.Name);
        Assert.Equal("not_found",
            (await choices.CompanyAsync(expo.Id, row.CompanyId!.Value, expo.Staff, Token)).Error?.Code);
        Assert.Empty((await choices.CompaniesAsync(expo.Id, "bell", expo.Staff, Token)).Value);
        Assert.Equal("not_found", (await choices.CompaniesAsync(expo.Id, "bell", expo.Stranger, Token)).Error?.Code);
        Assert.Equal("not_found", (await choices.PassTypesAsync(expo.Id, expo.Stranger, Token)).Error?.Code);
    }
}
