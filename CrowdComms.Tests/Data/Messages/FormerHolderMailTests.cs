using CrowdComms.Data.Common;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Messages;

/// <summary>A ticket passes on while messages to its former holder wait.</summary>
public sealed class FormerHolderMailTests
{
    private const string Ada = "ada@old.example", Bob = "bob@new.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_former_holder_hears_of_the_cancellation_and_the_new_one_gets_nothing_of_theirs(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await MessageSenderTests.OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", Ada, "GEN"), RegistrantStatus.Registered);
        await QueueAsync(house, expo, ada, MessageKind.Reminder);
        var cancelled = await StepAsync(house, expo, ada, StatusStep.Cancel);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await PassOnAsync(house, expo, cancelled);
        await StepAsync(house, expo, ada, StatusStep.Reinstate);

        Assert.Equal(2, await house.Get<MessageSender>().SendDueAsync(Stop));

        var former = Assert.Single(smtp.Taken, m => m.To.Mailboxes.Single().Address == Ada);
        Assert.Contains("is cancelled", former.Subject, StringComparison.Ordinal);
        Assert.Equal(("Ada Lovelace", true), (former.To.Mailboxes.Single().Name,
            former.TextBody!.Contains("Hello Ada,", StringComparison.Ordinal)));
        var newer = Assert.Single(smtp.Taken, m => m.To.Mailboxes.Single().Address == Bob);
        Assert.Contains("You are registered", newer.Subject, StringComparison.Ordinal);
        Assert.Contains("Hello Bob,", newer.TextBody, StringComparison.Ordinal);
        var rows = (await house.Get<MessageReader>().PageAsync(expo.Id, new MessageQuery(), expo.Staff, Stop)).Value.Items;
        Assert.Equal([("Bob Boole", Bob, MessageKind.Registered, MessageState.Sent), (Ada, Ada, MessageKind.Cancelled, MessageState.Sent),
            (Ada, Ada, MessageKind.Registered, MessageState.Failed)], rows.Select(r => (r.Name, r.Email, r.Kind, r.State)));
        Assert.Equal("The ticket was passed on before this was sent.", rows[2].LastError);
        foreach (var row in rows.Skip(1))
        {
            Assert.Equal("message.no_address",
                (await house.Get<MessageService>().ResendAsync(expo.Id, row.Id, expo.Staff, Stop)).Error!.Code);
        }

        var shown = (await house.Get<MessageReader>().ShowAsync(expo.Id, rows[2].Id, expo.Staff, Stop)).Value;
        Assert.Equal((Ada, "Ada Lovelace", null), (shown.Email, shown.Name, shown.Qr));
        Assert.DoesNotContain("/t/", shown.Text, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Each_of_three_holders_gets_their_own_though_a_sender_holds_the_first_already(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await MessageSenderTests.OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", Ada, "GEN"), RegistrantStatus.Registered);
        Assert.Single(await house.Get<MessageSender>().ClaimAsync(Stop));
        row = await PassOnAsync(house, expo, await QueueAsync(house, expo, row, MessageKind.AfterEvent));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await PassOnAsync(house, expo, row, "Cleo", "cleo@newest.example");

        await house.Get<MessageSender>().SendDueAsync(Stop);

        Assert.Equal([("Ada Lovelace", Ada, "Thank you"), ("Cleo Boole", "cleo@newest.example", "You are r")], smtp.Taken
            .Select(m => (m.To.Mailboxes.Single().Name, m.To.Mailboxes.Single().Address, m.Subject![..9]))
            .OrderBy(m => m.Address, StringComparer.Ordinal));
    }

    [Theory, BothEngines]
    public async Task A_corrected_address_alone_takes_the_waiting_messages_along(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await MessageSenderTests.OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", Ada, "GEN"), RegistrantStatus.Registered);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await house.Get<RegistrantService>().EditAsync(expo.Id,
            new RegistrantEdit(ada.Id, ada.Version, ada.Details with { Email = "ada@right.example" }), expo.Staff, Stop)).Error);

        await house.Get<MessageSender>().SendDueAsync(Stop);

        Assert.Equal("ada@right.example", Assert.Single(smtp.Taken).To.Mailboxes.Single().Address);
    }

    [Theory, BothEngines]
    public async Task A_ticket_does_not_pass_on_to_the_address_that_it_has(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", Ada, "GEN"));

        var refused = await house.Get<RegistrantService>().EditAsync(expo.Id, new RegistrantEdit(ada.Id, ada.Version,
            ada.Details with { FirstName = "Bob", Email = Ada.ToUpperInvariant() })
        { PassTicketOn = true }, expo.Staff, Stop);

        Assert.Equal(("validation", "A ticket can be passed on only to another email address. Send the new address too."),
            (refused.Error!.Code, refused.Error.Fields!["passTicketOn"][0]));
        await using var context = house.Context();
        Assert.Equal("Ada", await context.Registrants.Select(r => r.Person.FirstName).SingleAsync(Stop));
    }

    private static async Task<RegistrantRow> QueueAsync(House house, EventAtHand expo, RegistrantRow row, MessageKind kind)
    {
        await using var context = house.Context();
        var now = house.Clock.GetUtcNow();
        context.Messages.Add(new Message
        {
            EventId = expo.Id,
            RegistrantId = row.Id,
            Email = row.Person.Email,
            Kind = kind,
            CreatedAt = now,
            DueAt = now,
        });
        await context.SaveChangesAsync(Stop);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        return row;
    }

    private static async Task<RegistrantRow> StepAsync(House house, EventAtHand expo, RegistrantRow row, StatusStep step) =>
        (await house.Get<StatusSteps>().TakeStepAsync(expo.Id, row.Id, new StepRequest(step), expo.Organiser, Stop)).Value;

    private static async Task<RegistrantRow> PassOnAsync(
        House house, EventAtHand expo, RegistrantRow row, string first = "Bob", string email = Bob)
    {
        var details = row.Details with { FirstName = first, LastName = "Boole", Email = email };
        var passed = await house.Get<RegistrantService>().EditAsync(
            expo.Id, new RegistrantEdit(row.Id, row.Version, details) { PassTicketOn = true }, expo.Staff, Stop);
        Assert.Null(passed.Error);
        return passed.Value;
    }
}
