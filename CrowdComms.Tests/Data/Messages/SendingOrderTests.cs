using System.Diagnostics;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Data.Messages;

/// <summary>Which message is sent next, and how many in a minute.</summary>
public sealed class SendingOrderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_ticket_and_a_password_overtake_a_mailing_to_twenty_thousand(Engine engine)
    {
        const int people = 20_000;
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        var one = await house.RegisterAsync(expo, "Early Bird", RegistrantStatus.Registered);
        await MailAsync(house, expo, one, people);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.RegisterAsync(expo, new RegistrantDetails("Late", "Guest", "late@test.example", "GEN"));
        await using (var context = house.Context())
        {
            context.Messages.Add(new Message
            {
                Email = "forgot@test.example",
                Kind = MessageKind.PasswordReset,
                CreatedAt = house.Clock.GetUtcNow(),
                DueAt = house.Clock.GetUtcNow(),
            });
            await context.SaveChangesAsync(Stop);
        }

        var next = await house.Get<MessageSender>().ClaimAsync(Stop);

        Assert.Equal(["late@test.example", "forgot@test.example"], next.Take(2).Select(m => m.Email));
        Assert.Equal(MessageSender.Batch - 2, next.Count(m => m.IsMass));
    }

    [Theory, BothEngines]
    public async Task A_message_of_a_mailing_that_staff_send_again_overtakes_the_rest(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        var one = await house.RegisterAsync(expo, "Early Bird", RegistrantStatus.Registered);
        await MailAsync(house, expo, one, 40);
        await using var context = house.Context();
        var last = await context.Messages.OrderByDescending(m => m.Id).FirstAsync(Stop);

        Assert.True((await house.Get<MessageService>().ResendAsync(expo.Id, last.Id, expo.Staff, Stop)).IsOk);

        Assert.Equal(last.Id, (await house.Get<MessageSender>().ClaimAsync(Stop))[0].Id);
    }

    [Theory, BothEngines]
    public async Task A_claim_that_a_killed_sender_left_does_not_keep_staff_from_sending_again(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo);
        var claimed = Assert.Single(await house.Get<MessageSender>().ClaimAsync(Stop));
        var again = () => house.Get<MessageService>().ResendAsync(expo.Id, claimed.Id, expo.Staff, Stop);

        Assert.Equal("message.underway", (await again()).Error!.Code);
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True((await again()).IsOk);
    }

    [Theory, BothEngines]
    public async Task All_nodes_together_keep_to_the_pace(Engine engine)
    {
        await using var house = await House.OpenAsync(engine, services => services.AddSingleton(TimeProvider.System));
        const int nodes = 3, each = 10, perMinute = 1800;

        var turns = await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => Task.Run(async () =>
        {
            var node = ActivatorUtilities.CreateInstance<SendingTurns>(house.Services);
            List<DateTimeOffset> taken = [];
            for (var i = 0; i < each; i++)
            {
                taken.Add(await node.WaitAsync(perMinute, Stop));
            }

            return taken;
        })));

        var inOrder = turns.SelectMany(t => t).Order().ToList();
        Assert.All(inOrder.Zip(inOrder.Skip(1)),
            pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMinutes(1) / perMinute));
    }

    [Theory, BothEngines]
    public async Task Two_senders_send_no_faster_than_one_may(Engine engine)
    {
        const int people = 30, perMinute = 1200;
        await using var smtp = await PrivateSmtp.RunAsync();
        var settings = smtp.Settings with { PerMinute = perMinute };
        await using var house = await House.OpenAsync(engine,
            services => services.AddSingleton(settings).AddSingleton(TimeProvider.System));
        var expo = await house.NewEventAsync();
        var one = await house.RegisterAsync(expo, "Early Bird", RegistrantStatus.Registered);
        await MailAsync(house, expo, one, people);
        var other = ActivatorUtilities.CreateInstance<MessageSender>(house.Services, settings);

        var begin = Stopwatch.GetTimestamp();
        var sent = await Task.WhenAll(Task.Run(() => house.Get<MessageSender>().SendDueAsync(Stop)),
            Task.Run(() => other.SendDueAsync(Stop)));

        Assert.Equal(people, sent.Sum());
        Assert.True(Stopwatch.GetElapsedTime(begin) >= TimeSpan.FromMinutes(1) / perMinute * (people - 1));
    }

    private static Task<House> OpenAsync(Engine engine, PrivateSmtp smtp) =>
        House.OpenAsync(engine, services => services.AddSingleton(smtp.Settings));

    // One registrant stands for all: only the messages count here.
    private static async Task MailAsync(House house, EventAtHand expo, RegistrantRow to, int messages)
    {
        var words = new NewMailing(new MessageWords("News", "Hello"), new Audience("Everybody"), 1);
        await using var context = house.Context();
        await context.Messages.ExecuteDeleteAsync(Stop);
        Assert.Equal(1, (await house.Get<MailingService>().SendAsync(expo.Id, words, expo.Organiser, Stop)).Value);
        var first = await context.Messages.AsNoTracking().SingleAsync(Stop);
        await using var transaction = await context.Database.BeginTransactionAsync(Stop);
        await house.Get<IDatabaseEngine>().InsertAsync(context, Enumerable.Range(1, messages - 1).Select(_ => new Message
        {
            EventId = expo.Id,
            RegistrantId = to.Id,
            Email = first.Email,
            Kind = MessageKind.Mailing,
            MailingId = first.MailingId,
            IsMass = first.IsMass,
            CreatedAt = first.CreatedAt,
            DueAt = first.DueAt,
        }).ToList(), Stop);
        await transaction.CommitAsync(Stop);
    }
}
