using CrowdComms.Data.Common;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Messages;

public sealed class MailingTests
{
    private static readonly NewMailing News =
        new(new MessageWords("News", "Hello {{first_name}}"), new Audience("Everybody"), 2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_same_mailing_from_many_tabs_at_once_goes_out_once_an_hour(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await WithTwoAsync(house);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SendAsync(house, expo))));

        Assert.Equal(2, Assert.Single(answers, a => a.IsOk).Value);
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("message.sent_already", a.Error!.Code));
        await using var context = house.Context();
        Assert.Equal(2, await context.Messages.CountAsync(m => m.MailingId != null, Stop));
        house.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(
            "This mailing was sent to these people 30 minutes ago. To send another one, change its text.",
            (await SendAsync(house, expo)).Error!.Message);
        house.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.True((await SendAsync(house, expo)).IsOk);
    }

    [Theory, BothEngines]
    public async Task Whoever_unsubscribes_gets_nothing_of_what_waits_and_nothing_is_resent(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await WithTwoAsync(house);
        Assert.True((await SendAsync(house, expo)).IsOk);
        await using var context = house.Context();
        var ada = await context.Messages.AsNoTracking()
            .SingleAsync(m => m.MailingId != null && m.Email == "Ada@test.example", Stop);

        Assert.True((await house.Get<SubscriptionService>().UnsubscribeAsync(ada.Key, Stop)).IsOk);

        var now = await context.Messages.AsNoTracking().Where(m => m.MailingId != null).OrderBy(m => m.Email)
            .ToListAsync(Stop);
        Assert.Equal([MessageState.Failed, MessageState.Queued], now.Select(m => m.State));
        Assert.Equal("This person has unsubscribed from mailings, so nothing was sent.", now[0].LastError);
        Assert.Equal("message.unsubscribed",
            (await house.Get<MessageService>().ResendAsync(expo.Id, ada.Id, expo.Organiser, Stop)).Error!.Code);
        var ticket = await context.Messages.Where(m => m.MailingId == null && m.RegistrantId == ada.RegistrantId)
            .Select(m => m.Id).FirstAsync(Stop);
        Assert.True((await house.Get<MessageService>().ResendAsync(expo.Id, ticket, expo.Staff, Stop)).IsOk);
    }

    [Theory, BothEngines]
    public async Task Who_unsubscribes_an_address_with_a_domain_of_another_script_gets_nothing_of_what_waits(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await WithTwoAsync(house);
        await house.RegisterAsync(expo, new RegistrantDetails("Cleo", "Test", "Cleo@M\u00DCLLER.example", "GEN"),
            RegistrantStatus.Confirmed);
        Assert.True((await house.Get<MailingService>().SendAsync(expo.Id,
            new NewMailing(new MessageWords("News", "Hello {{first_name}}"), new Audience("All"), 3), expo.Organiser, Stop)).IsOk);
        await using var context = house.Context();
        var cleo = context.Messages.AsNoTracking().Where(m => m.MailingId != null && m.Email.StartsWith("Cleo"));

        Assert.True((await house.Get<SubscriptionService>()
            .UnsubscribeAsync(await cleo.Select(m => m.Key).SingleAsync(Stop), Stop)).IsOk);

        Assert.Equal(MessageState.Failed, await cleo.Select(m => m.State).SingleAsync(Stop));
        Assert.Equal(2, await context.Messages.CountAsync(m => m.MailingId != null && m.State == MessageState.Queued, Stop));
    }

    [Theory, BothEngines]
    public async Task Words_that_somebody_else_changed_meanwhile_are_not_written_over(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var messages = house.Get<MessageTemplates>();
        var row = (await messages.ListAsync(expo.Id, expo.Organiser, Stop)).Value[0];
        var seen = new TemplateEdit(row.Kind, row.IsOn, row.Words, row.Days);
        TemplateEdit Mine(string subject) => seen with { Words = row.Words with { Subject = subject }, Seen = seen };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(i => Task.Run(() => messages.SaveAsync(expo.Id, Mine($"Welcome {i}"), expo.Organiser, Stop))));

        Assert.Single(answers, a => a.IsOk);
        Assert.All(answers.Where(a => !a.IsOk),
            a => Assert.Equal((ErrorKind.Stale, "message.template_stale"), (a.Error!.Kind, a.Error.Code)));
    }

    [Theory, BothEngines]
    public async Task Staff_see_messages_to_registrants_and_no_links_of_companies(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await WithTwoAsync(house);
        await using var context = house.Context();
        var link = new Message
        {
            EventId = expo.Id,
            Email = "contact@test.example",
            Kind = MessageKind.CompanyLink,
            CreatedAt = house.Clock.GetUtcNow(),
            DueAt = house.Clock.GetUtcNow()
        };
        context.Messages.Add(link);
        await context.SaveChangesAsync(Stop);
        var reader = house.Get<MessageReader>();

        Assert.DoesNotContain((await reader.PageAsync(expo.Id, new MessageQuery(), expo.Staff, Stop)).Value.Items,
            m => m.Id == link.Id);
        Assert.Contains((await reader.PageAsync(expo.Id, new MessageQuery(), expo.Organiser, Stop)).Value.Items,
            m => m.Id == link.Id);
        Assert.Equal((2, 3),
            ((await reader.CountAsync(expo.Id, expo.Staff, Stop)).Value.Queued,
                (await reader.CountAsync(expo.Id, expo.Organiser, Stop)).Value.Queued));
        Assert.Equal("not_found", (await reader.ShowAsync(expo.Id, link.Id, expo.Staff, Stop)).Error!.Code);
        Assert.Equal("forbidden",
            (await house.Get<MessageService>().ResendAsync(expo.Id, link.Id, expo.Staff, Stop)).Error!.Code);
    }

    private static Task<Result<int>> SendAsync(House house, EventAtHand expo) =>
        house.Get<MailingService>().SendAsync(expo.Id, News, expo.Organiser, Stop);

    private static async Task<EventAtHand> WithTwoAsync(House house)
    {
        var expo = await house.NewEventAsync();
        foreach (var name in new[] { "Ada", "Bob" })
        {
            await house.RegisterAsync(expo, new RegistrantDetails(name, "Test", $"{name}@test.example", "GEN"),
                RegistrantStatus.Confirmed);
        }

        return expo;
    }
}
