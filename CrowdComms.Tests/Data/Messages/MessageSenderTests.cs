using CrowdComms.Data.Common;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using SkiaSharp;

namespace CrowdComms.Tests.Data.Messages;

public sealed class MessageSenderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Who_is_confirmed_gets_a_ticket_that_a_scanner_reads_and_a_calendar_takes(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo,
            new RegistrantDetails("محمد", "<b>al-Khwarizmi</b>", "mk@test.example", "VIP"), RegistrantStatus.Confirmed);

        Assert.Equal(1, await house.Get<MessageSender>().SendDueAsync(Stop));
        Assert.Equal(0, await house.Get<MessageSender>().SendDueAsync(Stop));

        var mail = Assert.Single(smtp.Taken);
        var html = mail.HtmlBody;
        Assert.Equal($"Your ticket for {expo.Made.Name}", mail.Subject);
        Assert.Equal(("mk@test.example", "محمد <b>al-Khwarizmi</b>"),
            (mail.To.Mailboxes.Single().Address, mail.To.Mailboxes.Single().Name));
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Equal(person.TicketCode, Scanned(mail));
        Assert.Contains("BEGIN:VCALENDAR", mail.Attachments.OfType<MimePart>().Select(TextOf)
            .Single(), StringComparison.Ordinal);
        Assert.Null(mail.Headers[HeaderId.ListUnsubscribe]);
        await using var context = house.Context();
        var page = await context.Tickets.Where(t => t.Code == person.TicketCode).Select(t => t.PageKey)
            .SingleAsync(Stop);
        Assert.Contains($"http://localhost/t/{page}", mail.TextBody, StringComparison.Ordinal);
        var sent = await context.Messages.SingleAsync(Stop);
        Assert.Equal((MessageKind.Confirmed, MessageState.Sent, 1, $"{sent.Id:n}@fair.example"),
            (sent.Kind, sent.State, sent.Attempts, mail.MessageId));
    }

    [Fact]
    public async Task Who_cancelled_before_the_ticket_was_sent_gets_no_code_that_lets_somebody_in()
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(Engine.Sqlite, smtp);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, "Late Canceller", RegistrantStatus.Confirmed);
        await house.Get<StatusSteps>().TakeStepAsync(expo.Id, person.Id, new StepRequest(StatusStep.Cancel), expo.Organiser, Stop);

        await house.Get<MessageSender>().SendDueAsync(Stop);

        Assert.Contains(smtp.Taken, mail => mail.Subject!.StartsWith("Your ticket", StringComparison.Ordinal));
        Assert.All(smtp.Taken, mail => Assert.Empty(mail.BodyParts.Where(p => p is not TextPart).Concat(mail.Attachments)));
    }

    [Theory, BothEngines]
    public async Task While_the_mail_server_is_away_messages_wait_and_when_it_is_back_each_is_sent_once(Engine engine)
    {
        await using var smtp = PrivateSmtp.Prepare();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        await FillAsync(house, expo, 45);
        var sender = house.Get<MessageSender>();
        Assert.Equal(0, await sender.SendDueAsync(Stop));
        await using var context = house.Context();
        Assert.Equal(0, await context.Messages.MaxAsync(m => m.Attempts, Stop));
        Assert.Equal("The mail server is not responding.", await context.Messages.Where(m => m.LastError != null)
            .Select(m => m.LastError).FirstAsync(Stop));

        await smtp.StartAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(45, await sender.SendDueAsync(Stop));
        Assert.Equal(45, smtp.Taken.Select(m => m.To.Mailboxes.Single().Address).Distinct().Count());
        Assert.Equal(45, smtp.Taken.Count);
    }

    [Theory, BothEngines]
    public async Task An_address_that_is_refused_is_marked_and_all_others_go_on(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, new RegistrantDetails("No", "Body", "refused@test.example", "GEN"),
            RegistrantStatus.Confirmed);
        await FillAsync(house, expo, 3);

        Assert.Equal(3, await house.Get<MessageSender>().SendDueAsync(Stop));

        var failed = Assert.Single((await house.Get<MessageReader>()
            .PageAsync(expo.Id, new MessageQuery { State = MessageState.Failed }, expo.Staff, Stop)).Value.Items);
        Assert.Equal(("No Body", "refused@test.example", 1), (failed.Name, failed.Email, failed.Attempts));
        Assert.Equal("The mail server refused this address (550). Correct the address, then resend.", failed.LastError);
        var person = (await house.Get<RegistrantSearch>().FindAsync(expo.Id, "body", expo.Staff, Stop)).Value.Single();
        await house.Get<RegistrantService>()
            .EditAsync(expo.Id,
                new RegistrantEdit(person.Id, person.Version,
                    new RegistrantDetails("Some", "Body", "some@test.example", "GEN")), expo.Staff, Stop);
        Assert.True((await house.Get<MessageService>().ResendAsync(expo.Id, failed.Id, expo.Staff, Stop)).IsOk);
        Assert.Equal(1, await house.Get<MessageSender>().SendDueAsync(Stop));
        Assert.Equal("some@test.example", smtp.Taken[^1].To.Mailboxes.Single().Address);
    }

    [Theory, BothEngines]
    public async Task When_a_process_is_killed_in_the_middle_of_a_mailing_nobody_is_missed_and_nobody_written_to_twice(
        Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        await FillAsync(house, expo, 50, mails: false);
        var mailing = new NewMailing(new MessageWords("News of {{event}}", "Hello {{first_name}}"),
            new Audience("Everybody"), 50);
        Assert.Equal(50, (await house.Get<MailingService>().SendAsync(expo.Id, mailing, expo.Organiser, Stop)).Value);

        // It claims its first messages and is never heard of again.
        var killed = Sender(house, smtp);
        Assert.Equal(MessageSender.Batch, (await killed.ClaimAsync(Stop)).Count);

        Assert.Equal(50 - MessageSender.Batch, await house.Get<MessageSender>().SendDueAsync(Stop));
        Assert.Equal(0, await house.Get<MessageSender>().SendDueAsync(Stop));
        house.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await house.Get<MessageSender>().SendDueAsync(Stop));
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(MessageSender.Batch, await house.Get<MessageSender>().SendDueAsync(Stop));
        Assert.Equal(50, smtp.Taken.Select(m => m.To.Mailboxes.Single().Address).Distinct().Count());
        Assert.Equal(50, smtp.Taken.Count);
    }

    [Theory, BothEngines]
    public async Task Of_several_nodes_that_look_at_once_each_message_is_sent_by_one(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        await FillAsync(house, expo, 60);
        var nodes = Enumerable.Range(0, 4).Select(_ => Sender(house, smtp)).ToList();

        var sent = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.SendDueAsync(Stop))));

        Assert.Equal(60, sent.Sum());
        Assert.Equal(60, smtp.Taken.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(60, smtp.Taken.Count);
    }

    internal static Task<House> OpenAsync(Engine engine, PrivateSmtp smtp) =>
        House.OpenAsync(engine, services => services.AddSingleton(smtp.Settings));

    private static MessageSender Sender(House house, PrivateSmtp smtp) =>
        ActivatorUtilities.CreateInstance<MessageSender>(house.Services, smtp.Settings);

    private static async Task FillAsync(House house, EventAtHand expo, int people, bool mails = true)
    {
        for (var i = 0; i < people; i++)
        {
            await house.RegisterAsync(expo,
                new RegistrantDetails("Guest", $"Number{i}", $"guest{i}@test.example", "GEN"),
                RegistrantStatus.Confirmed);
        }

        if (!mails)
        {
            await using var context = house.Context();
            await context.Messages.ExecuteDeleteAsync(Stop);
        }
    }

    // As a scanner sees the picture: one look into the middle of every module.
    private static string Scanned(MimeMessage mail)
    {
        var picture = mail.BodyParts.OfType<MimePart>().Single(p => p.ContentType.IsMimeType("image", "png"));
        Assert.Contains($"cid:{picture.ContentId}", mail.HtmlBody, StringComparison.Ordinal);
        using var bytes = new MemoryStream();
        picture.Content!.DecodeTo(bytes, Stop);
        using var bitmap = SKBitmap.Decode(bytes.ToArray());
        var (module, border) = (8, 4);
        var size = (bitmap.Width / module) - (2 * border);
        var modules = new bool[size, size];
        for (var (i, n) = (0, size * size); i < n; i++)
        {
            modules[i / size, i % size] =
                bitmap.GetPixel(((i % size + border) * module) + 4, ((i / size + border) * module) + 4).Red < 128;
        }

        return QrReader.Read(modules);
    }

    private static string TextOf(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes, Stop);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
