using CrowdComms.Data.Common;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Messages;

public sealed class MessageServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Each_step_writes_its_message_and_what_is_refused_writes_none(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<RegistrantService>();
        var details = new RegistrantDetails("Ada", "Lovelace", "ada@test.example", "GEN");
        var ada = await house.RegisterAsync(expo, details, RegistrantStatus.Registered);
        Assert.Equal("registrant.email_taken",
            (await service.RegisterAsync(expo.Id, new NewRegistrant(details, RegistrantSource.Desk), expo.Staff,
                Stop)).Error!.Code);
        foreach (var step in new[] { StatusStep.Confirm, StatusStep.Cancel, StatusStep.Reinstate })
        {
            Assert.True(
                (await house.Get<StatusSteps>().TakeStepAsync(expo.Id, ada.Id, new StepRequest(step), expo.Organiser, Stop)).IsOk);
        }

        var rows =
            (await house.Get<MessageReader>()
                .PageAsync(expo.Id, new MessageQuery { RegistrantId = ada.Id }, expo.Staff, Stop)).Value.Items;
        Assert.Equal([MessageKind.Registered, MessageKind.Cancelled, MessageKind.Confirmed, MessageKind.Registered],
            rows.Select(r => r.Kind));
        Assert.All(rows, row => Assert.Equal(("Ada Lovelace", MessageState.Queued), (row.Name, row.State)));
        Assert.Equal(0, await house.Get<MessageSender>().SendDueAsync(Stop));
        Assert.False(house.Get<MessageReader>().IsSending);
        Assert.Contains("Hello Ada,",
            (await house.Get<MessageReader>().ShowAsync(expo.Id, rows[0].Id, expo.Staff, Stop)).Value.Text,
            StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_field_that_does_not_exist_is_named_when_the_words_are_saved(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var messages = house.Get<MessageTemplates>();

        var wrong =
            (await messages.SaveAsync(expo.Id,
                new TemplateEdit(MessageKind.Confirmed, true,
                    new MessageWords("Hello {{firstname}}", "Open {{ticket_link} now"), 0), expo.Organiser,
                    Stop)).Error!;
        Assert.StartsWith("{{firstname}} is not a field.", wrong.Fields!["subject"][0], StringComparison.Ordinal);
        Assert.Equal("A field begins with {{ and ends with }}. One of the two is missing.", wrong.Fields["body"][0]);
        Assert.Equal("The subject must be on one line. Remove the line breaks.",
            (await messages.SaveAsync(expo.Id,
                new TemplateEdit(MessageKind.Confirmed, true, new MessageWords("Hello\r\nBcc: all@test.example", "x"),
                    0), expo.Organiser, Stop)).Error!.Fields!["subject"][0]);
        Assert.Equal("forbidden",
            (await messages.SaveAsync(expo.Id,
                new TemplateEdit(MessageKind.Confirmed, true, new MessageWords("a", "b"), 0), expo.Staff,
                Stop)).Error!.Code);

        Assert.True(
            (await messages.SaveAsync(expo.Id,
                new TemplateEdit(MessageKind.Confirmed, true,
                    new MessageWords("Welcome, {{ name }}", "See you at {{event}}."), 0), expo.Organiser, Stop)).IsOk);
        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@test.example", "GEN"),
            RegistrantStatus.Confirmed);
        var row = Assert.Single((await house.Get<MessageReader>()
            .PageAsync(expo.Id, new MessageQuery { RegistrantId = ada.Id }, expo.Staff, Stop)).Value.Items);
        var shown = (await house.Get<MessageReader>().ShowAsync(expo.Id, row.Id, expo.Staff, Stop)).Value;
        Assert.Equal("Welcome, Ada Lovelace", shown.Subject);
        Assert.Equal($"See you at {expo.Made.Name}.", shown.Text);
    }

    [Theory, BothEngines]
    public async Task A_kind_that_is_switched_off_is_not_written(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var off = new TemplateEdit(MessageKind.Confirmed, false, MessageDefaults.Of(MessageKind.Confirmed), 0);
        Assert.True((await house.Get<MessageTemplates>().SaveAsync(expo.Id, off, expo.Organiser, Stop)).IsOk);

        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@test.example", "GEN"),
            RegistrantStatus.Confirmed);

        await using var context = house.Context();
        Assert.False(await context.Messages.AnyAsync(Stop));
        Assert.True((await house.Get<MessageService>().SendTicketAsync(expo.Id, ada.Id, expo.Staff, Stop)).IsOk);
        Assert.Equal(MessageKind.Confirmed, (await context.Messages.SingleAsync(Stop)).Kind);
    }

    [Theory, BothEngines]
    public async Task A_mailing_goes_to_whom_was_shown_and_to_nobody_who_wants_none(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (mailings, subscriptions) = (house.Get<MailingService>(), house.Get<SubscriptionService>());
        foreach (var (name, status) in new[] { ("Ada", RegistrantStatus.CheckedIn), ("Bob", RegistrantStatus.Confirmed),
            ("Cleo", RegistrantStatus.Confirmed), ("Dan", RegistrantStatus.Cancelled) })
        {
            await house.RegisterAsync(expo, new RegistrantDetails(name, "Test", $"{name}@test.example", "GEN"), status);
        }

        var missing = new Audience("Did not come") { Came = false };
        Assert.Equal((3, 1, 2),
            (await CountAsync(new Audience("All")), await CountAsync(new Audience("Came") { Came = true }),
                await CountAsync(missing)));
        var words = new MessageWords("We missed you", "Hello {{first_name}}");
        Assert.Equal("message.audience_changed",
            (await mailings.SendAsync(expo.Id, new NewMailing(words, missing, 5), expo.Organiser, Stop)).Error!.Code);
        Assert.Equal(2,
            (await mailings.SendAsync(expo.Id, new NewMailing(words, missing, 2), expo.Organiser, Stop)).Value);

        await using var context = house.Context();
        var key = await context.Messages.Where(m => m.MailingId != null && m.Email == "Bob@test.example")
            .Select(m => m.Key).SingleAsync(Stop);
        Assert.Equal(new Subscription(expo.Made.Name, false), (await subscriptions.FindAsync(key, Stop)).Value);
        Assert.True((await subscriptions.UnsubscribeAsync(key, Stop)).IsOk);
        Assert.True((await subscriptions.UnsubscribeAsync(key, Stop)).IsOk);
        Assert.True((await subscriptions.FindAsync(key, Stop)).Value.IsOver);
        Assert.Equal(1, await CountAsync(missing));
        var own = await context.Messages.Where(m => m.MailingId == null).Select(m => m.Key).FirstAsync(Stop);
        Assert.Equal("not_found", (await subscriptions.UnsubscribeAsync(own, Stop)).Error!.Code);

        async Task<int> CountAsync(Audience to) => (await mailings.CountAsync(expo.Id, to, expo.Organiser, Stop)).Value;
    }

    [Theory, BothEngines]
    public async Task Reminders_are_written_once_for_each_and_only_before_the_event(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Test", "ada@test.example", "GEN"),
            RegistrantStatus.Confirmed);
        await house.RegisterAsync(expo, new RegistrantDetails("Dan", "Test", "dan@test.example", "GEN"),
            RegistrantStatus.Cancelled);
        var scheduled = house.Get<ScheduledMessages>();
        Assert.Equal(0, await scheduled.WriteDueAsync(Stop));
        await house.Get<MessageTemplates>()
            .SaveAsync(expo.Id,
                new TemplateEdit(MessageKind.Reminder, true, MessageDefaults.Of(MessageKind.Reminder), 2),
                expo.Organiser, Stop);
        Assert.Equal(0, await scheduled.WriteDueAsync(Stop));
        await using var context = house.Context();
        var begin = house.Clock.GetUtcNow().AddDays(2);
        await context.Events.ExecuteUpdateAsync(
            set => set.SetProperty(e => e.StartsAt, begin).SetProperty(e => e.EndsAt, begin.AddHours(9)), Stop);

        var written = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => Task.Run(() => scheduled.WriteDueAsync(Stop))));

        Assert.Equal(1, written.Sum());
        Assert.Equal(0, await scheduled.WriteDueAsync(Stop));
    }
}
