using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Tests.Data.Imports;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Data.Messages;

/// <summary>What a stranger writes into a name reaches no header of an email and becomes no link in it.</summary>
public sealed class NamesCarryNothingTests
{
    private const string Header = "\r\nBcc: evil@evil.example\r\n\r\nBuy now";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Line_breaks_in_names_and_subjects_make_no_header(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        var settings = smtp.Settings with { From = "\"Demo\u202E Fair\" <tickets@fair.example>" };
        await using var house = await House.OpenAsync(engine, services => services.AddSingleton(settings));
        var expo = await house.NewEventAsync(e => e.Name = $"Expo{Header}");
        await house.RegisterAsync(expo,
            new RegistrantDetails($"Ada{Header}", $"Love\u202Elace{Header}", "ada@test.example", "GEN", $"Analytical{Header}"));
        var mailing = new NewMailing(new MessageWords("{{name}} of {{company}} at {{event}}", "Hello {{name}}"), new Audience("All"), 1);
        Assert.True((await house.Get<MailingService>().SendAsync(expo.Id, mailing, expo.Organiser, Stop)).IsOk);
        var broken = mailing with { Words = new MessageWords($"Hello{Header}", "Hello") };
        Assert.Equal("validation", (await house.Get<MailingService>().SendAsync(expo.Id, broken, expo.Organiser, Stop)).Error!.Code);

        Assert.Equal(2, await house.Get<MessageSender>().SendDueAsync(Stop));

        Assert.All(smtp.Taken, mail =>
        {
            Assert.Equal("ada@test.example", Assert.Single(mail.To.Mailboxes).Address);
            Assert.Equal("tickets@fair.example", Assert.Single(mail.From.Mailboxes).Address);
            Assert.Empty(mail.Bcc);
            Assert.DoesNotContain(mail.Headers, h => h.Field.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(mail.Subject + mail.To.Mailboxes.Single().Name, c => c is '\r' or '\n' or '\u202E');
            Assert.StartsWith("Ada Bcc: evil@evil.example Buy now Lovelace", mail.To.Mailboxes.Single().Name, StringComparison.Ordinal);
        });
    }

    [Theory, BothEngines]
    public async Task A_value_becomes_no_link_and_an_address_of_the_template_does(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await House.OpenAsync(engine, services => services.AddSingleton(smtp.Settings));
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, new RegistrantDetails("https://evil.example/a", "http://evil.example/b\uE001http://evil.example/c",
            "ada@test.example", "GEN", "https://evil.example/d"));
        await using (var context = house.Context())
        {
            await context.Messages.ExecuteDeleteAsync(Stop);
        }

        var words = new MessageWords("News", "Hello {{name}}\n\n{{first_name}}\n\n{{company}}\n{{last_name}}\n\n"
            + "See https://fair.example/{{first_name}} or\n\nhttps://fair.example/map\n\n{{ticket_link}}");
        Assert.True((await house.Get<MailingService>()
            .SendAsync(expo.Id, new NewMailing(words, new Audience("All"), 1), expo.Organiser, Stop)).IsOk);
        Assert.Equal(1, await house.Get<MessageSender>().SendDueAsync(Stop));

        var html = Assert.Single(smtp.Taken).HtmlBody ?? "";
        Assert.DoesNotContain("href=\"http://evil", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"https://evil", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/https://evil.example/a\"", html, StringComparison.Ordinal);
        Assert.Contains("https://evil.example/a", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://fair.example/map\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"http://localhost/t/", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\uE000', html);
        Assert.DoesNotContain('\uE001', html);
    }

    [Theory, BothEngines]
    public async Task A_public_form_refuses_a_name_with_a_web_address_and_staff_may_write_it(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync(e => e.SelfRegistration = true);
        await using var context = house.Context();
        await context.PassTypes.Where(p => p.EventId == expo.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsPublic, true), Stop);
        var person = new PublicPerson("Ada", "Lovelace", "ada@test.example", "GEN") { Consents = true };
        var forms = house.Get<PublicRegistrationService>();

        foreach (var (field, wrong) in new[] { ("firstName", person with { FirstName = "www.evil.example" }),
            ("lastName", person with { LastName = "http://evil.example" }), ("company", person with { Company = "https://evil" }) })
        {
            Assert.Contains("contains a web address.", (await forms.RegisterAsync(expo.Slug, wrong, Stop)).Error!.Fields![field][0],
                StringComparison.Ordinal);
        }

        var wish = new WaitingWish("Visit www.evil.example", null, "ada@test.example", "GEN", Consents: true);
        Assert.Contains("web address", (await house.JoinAsync(expo.Slug, wish, Stop)).Error!.Message, StringComparison.Ordinal);
        var page = (await forms.RegisterAsync(expo.Slug, person, Stop)).Value.PageKey!;
        var own = house.Get<OwnRegistrationService>();
        var change = (await own.OpenAsync(page, Stop)).Value.Correction(p => p with { LastName = "www.evil.example" });
        Assert.Contains("web address", (await own.ChangeAsync(page, change, Stop)).Error!.Message, StringComparison.Ordinal);
        await house.RegisterAsync(expo, new RegistrantDetails("www.dot", "Com", "dot@test.example", "GEN"));
    }

    [Theory, BothEngines]
    public async Task One_address_written_in_many_ways_is_one_person_for_forms_files_and_the_waiting_list(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        await house.RegisterAsync(desk.Event, new RegistrantDetails("Ada", "L", "Ada <\u200Bada@m\u00FCller.example.>", "GEN"));
        await using var context = house.Context();
        var known = await context.Registrants.SingleAsync(Stop);
        Assert.Equal(("ada@m\u00FCller.example", "ada@xn--mller-kva.example"), (known.Person.Email, known.EmailKey));

        var again = new RegistrantDetails("Ada", "L", "ADA@xn--mller-kva.example", "GEN");
        Assert.Equal("registrant.email_taken", (await house.Get<RegistrantService>()
            .RegisterAsync(desk.Event.Id, new NewRegistrant(again, RegistrantSource.Api), desk.Event.Organiser, Stop)).Error!.Code);

        await desk.RunAsync(await desk.PlanTextAsync(
            "First name,Last name,Email,Ticket type\nAda,L,mailto:ada@mu\u0308ller.example,General\n"
                + "Bob,B,\uFEFFbob\u00AD@test.example ,General\n"));
        Assert.Equal(["ada@xn--mller-kva.example", "bob@test.example"],
            await context.Registrants.OrderBy(r => r.EmailKey).Select(r => r.EmailKey).ToListAsync(Stop));
    }
}
