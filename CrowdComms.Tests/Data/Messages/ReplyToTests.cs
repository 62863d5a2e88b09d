using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Messages;

public sealed class ReplyToTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Every_message_of_an_event_takes_its_answers_to_the_event_and_others_to_the_sender(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync(e => e.ReplyTo = "team@expo.example");
        var other = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo,
            new RegistrantDetails("Ada", null, "ada@test.example", "GEN"), RegistrantStatus.Registered);
        var composer = house.Get<MessageComposer>();
        await using var context = house.Context();
        foreach (var kind in Enum.GetValues<MessageKind>().Where(k => k is not (MessageKind.PasswordReset or MessageKind.Mailing)))
        {
            var about = kind is MessageKind.Registered or MessageKind.Confirmed or MessageKind.Reminder or MessageKind.Cancelled
                or MessageKind.AfterEvent or MessageKind.AlreadyRegistered ? person.Id : (Guid?)null;
            var mail = await composer.ComposeAsync(context,
                new Message { EventId = expo.Id, RegistrantId = about, Email = "x@test.example", Kind = kind }, Stop);
            Assert.Equal("team@expo.example", mail!.ReplyTo);
        }

        var plain = await composer.ComposeAsync(context,
            new Message { EventId = other.Id, Email = "x@test.example", Kind = MessageKind.PlaceFree }, Stop);
        Assert.Null(plain!.ReplyTo);
        Assert.Null((await composer.ComposeAsync(context,
            new Message { Email = "x@test.example", Kind = MessageKind.PasswordReset }, Stop))!.ReplyTo);
    }

    [Theory, BothEngines]
    public async Task The_header_is_that_of_the_event(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await MessageSenderTests.OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync(e => e.ReplyTo = "team@expo.example");
        await house.RegisterAsync(expo,
            new RegistrantDetails("Ada", null, "ada@test.example", "GEN"), RegistrantStatus.Registered);

        Assert.Equal(1, await house.Get<MessageSender>().SendDueAsync(Stop));

        Assert.Equal("team@expo.example", Assert.Single(Assert.Single(smtp.Taken).ReplyTo.Mailboxes).Address);
    }

    [Theory, BothEngines]
    public async Task An_organiser_sets_an_address_that_is_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var events = house.Get<EventService>();
        var now = (await events.GetAsync(expo.Id, expo.Organiser, Stop)).Value;

        var wrong = await events.EditAsync(
            new EventEdit(expo.Id, now.Version, now.Details with { ReplyTo = "nowhere" }), expo.Organiser, Stop);
        Assert.Equal(["replyTo"], wrong.Error!.Fields!.Keys);
        var saved = await events.EditAsync(
            new EventEdit(expo.Id, now.Version, now.Details with { ReplyTo = " team@expo.example " }), expo.Organiser, Stop);
        Assert.Equal("team@expo.example", saved.Value.Details.ReplyTo);
        var none = await events.EditAsync(
            new EventEdit(expo.Id, saved.Value.Version, now.Details with { ReplyTo = " " }), expo.Organiser, Stop);
        Assert.Null(none.Value.Details.ReplyTo);
    }
}
