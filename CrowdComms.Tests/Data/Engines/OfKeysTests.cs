using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Engines;

/// <summary>Rows are found by many keys at once.</summary>
public sealed class OfKeysTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Rows_of_the_event_are_found_by_their_keys_and_no_others(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        await using var context = house.Context();
        context.Companies.AddRange(new Company(expo.Id, "Acme"), new Company(expo.Id, "Bär"), new Company(expo.Id, "Unasked"),
            new Company(other.Id, "Acme"));
        await context.SaveChangesAsync(Stop);

        var found = house.Get<IDatabaseEngine>().OfKeys<Company>(context, expo.Id, nameof(Company.NameKey), ["acme", "bar", "nobody"]);

        Assert.Equal(["Acme", "Bär"], await found.OrderBy(c => c.NameKey).Select(c => c.Name).ToListAsync(Stop));
        Assert.Empty(await house.Get<IDatabaseEngine>().OfKeys<Company>(context, expo.Id, nameof(Company.NameKey), []).ToListAsync(Stop));
    }
}
