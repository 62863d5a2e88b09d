using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Registrants;

/// <summary>The search reads an email as the forms do, in the forms in which programs write it.</summary>
public sealed class SearchedAddressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [BothEngines("ada@fair.example", "Ada")]
    [BothEngines("ADA@fair.example.", "Ada")]
    [BothEngines("mailto:ada@fair.example", "Ada")]
    [BothEngines("mailto:ada%40fair.example?subject=Hello", "Ada")]
    [BothEngines("<ada@fair.example>", "Ada")]
    [BothEngines("Countess Lovelace <ada@fair.example>", "Ada")]
    [BothEngines("\"Lovelace, Ada\" <ada@fair.example>;", "Ada")]
    [BothEngines("Lovelace ada@fair.example.", "Ada")]
    [BothEngines("Ada <ada@fa", "Ada")]
    [BothEngines("(ada@fair.example)", "Ada")]
    [BothEngines("ada\u200B@fair\u3002example", "Ada")]
    [BothEngines("ada@fair.", "Ada")]
    [BothEngines("bo@münchen.example", "Bo")]
    [BothEngines("bo@xn--mnchen-3ya.example", "Bo")]
    [BothEngines("bo@XN--MNCHEN-3YA", "Bo")]
    [BothEngines("cy@zürich.example", "Cy")]
    [BothEngines("cy@zür", "Cy")]
    [BothEngines("Cy <cy@xn--zrich-kva.example>", "Cy")]
    [BothEngines("mailto:", null)]
    [BothEngines("dan@fair.example", null)]
    public async Task An_address_is_found_however_it_is_written(Engine engine, string text, string? name)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@fair.example", "GEN"));
        await house.RegisterAsync(expo, new RegistrantDetails("Bo", "Li", "bo@münchen.example", "GEN"));
        await house.RegisterAsync(expo, new RegistrantDetails("Cy", "Twombly", "cy@xn--zrich-kva.example", "GEN"));
        string[] expected = name is null ? [] : [name];
        var search = house.Get<RegistrantSearch>();

        Assert.Equal(expected, (await search.FindAsync(expo.Id, text, expo.Staff, Stop)).Value.Select(r => r.Person.FirstName));
        Assert.Equal(expected, (await search.PageAsync(expo.Id, new RegistrantQuery { Search = text }, expo.Staff, Stop))
            .Value.Items.Select(r => r.Person.FirstName));
    }
}
