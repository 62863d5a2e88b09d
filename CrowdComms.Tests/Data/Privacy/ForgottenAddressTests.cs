using CrowdComms.Data.Companies;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Privacy;

public sealed class ForgottenAddressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_address_with_a_domain_of_another_script_is_forgotten_in_both_ways_to_write_it(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Test", "Ada@M\u00DCLLER.example", "GEN"));
        await using var context = house.Context();
        foreach (var email in new[] { "ada@M\u00DCLLER.example", "Ada@xn--mller-kva.example", "bob@m\u00FCller.example" })
        {
            context.Add(new Company(expo.Id, email) { ContactName = "Ada", ContactEmail = email });
            context.Add(new Message
            {
                EventId = expo.Id,
                Email = email,
                Kind = MessageKind.CompanyLink,
                CreatedAt = house.Clock.GetUtcNow(),
                DueAt = house.Clock.GetUtcNow(),
            });
        }

        await context.SaveChangesAsync(Stop);

        Assert.True((await house.Get<PrivacyService>().AnonymiseAsync(expo.Id, ada.Id, expo.Organiser, Stop)).IsOk);

        Assert.Equal(["bob@m\u00FCller.example"], await context.Companies.AsNoTracking()
            .Where(c => c.EventId == expo.Id && c.ContactEmail != null).Select(c => c.ContactEmail!).ToListAsync(Stop));
        Assert.Equal(["bob@m\u00FCller.example"], await context.Messages.AsNoTracking()
            .Where(m => m.Kind == MessageKind.CompanyLink && m.Email != "").Select(m => m.Email).ToListAsync(Stop));
    }
}
