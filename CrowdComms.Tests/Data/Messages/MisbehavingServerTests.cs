using CrowdComms.Data.Common;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Data.Messages;

/// <summary>The mail server refuses, drops or delays single messages: no other message waits for one of
/// them.</summary>
public sealed class MisbehavingServerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [BothEngines("busy")]
    [BothEngines("dropped")]
    public async Task A_message_at_which_the_server_ends_the_connection_is_overtaken_and_fails_in_the_end(Engine engine, string bad)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        await RegisterAsync(house, expo, bad);
        for (var i = 0; i < 4; i++)
        {
            await RegisterAsync(house, expo, $"guest{i}");
        }

        Assert.Equal(4, await house.Get<MessageSender>().SendDueAsync(Stop));
        Assert.False(house.Get<MessageSender>().IsCut);

        List<(int Attempts, double Pause)> seen = [];
        for (var message = await Async(house, bad); message.State == MessageState.Queued; message = await Async(house, bad))
        {
            Assert.Equal(bad == "busy" ? "The mail server answered 421." : "The mail server closed the connection at this message.",
                message.LastError);
            seen.Add((message.Attempts, (message.DueAt - house.Clock.GetUtcNow()).TotalMinutes));
            house.Clock.Advance(message.DueAt - house.Clock.GetUtcNow());
            await house.Get<MessageSender>().SendDueAsync(Stop);
        }

        Assert.Equal([(0, 1), (1, 2), (2, 4), (3, 8), (4, 16), (5, 32), (6, 64), (7, 64)], seen);
        var failed = await Async(house, bad);
        Assert.Equal((MessageState.Failed, 8), (failed.State, failed.Attempts));
        Assert.Equal(4, smtp.Count);
    }

    [Theory, BothEngines]
    public async Task Refusals_of_one_among_many_concern_that_one_and_a_temporary_one_is_tried_again(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        foreach (var name in (string[])["later", "guest0", "refused", "guest1", "dropped", "busy", "guest2"])
        {
            await RegisterAsync(house, expo, name);
        }

        Assert.Equal(3, await house.Get<MessageSender>().SendDueAsync(Stop));

        var (later, refused) = (await Async(house, "later"), await Async(house, "refused"));
        Assert.Equal((MessageState.Queued, 1, "The mail server answered 450."), (later.State, later.Attempts, later.LastError));
        Assert.Equal(house.Clock.GetUtcNow().AddMinutes(1), later.DueAt);
        Assert.Equal((MessageState.Failed, 1), (refused.State, refused.Attempts));
        Assert.Equal(0, (await Async(house, "dropped")).Attempts);
    }

    [Theory, BothEngines]
    public async Task A_server_that_ends_every_connection_is_away_and_soon_lets_the_others_pass(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        for (var i = 0; i < 6; i++)
        {
            await RegisterAsync(house, expo, $"busy{i}");
        }

        await RegisterAsync(house, expo, "guest");

        Assert.Equal(0, await house.Get<MessageSender>().SendDueAsync(Stop));
        Assert.True(house.Get<MessageSender>().IsCut);
        await using var context = house.Context();
        Assert.Equal((3, 0), (await context.Messages.SumAsync(m => m.Breaks, Stop),
            await context.Messages.SumAsync(m => m.Attempts, Stop)));

        house.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(0, await house.Get<MessageSender>().SendDueAsync(Stop));
        house.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(1, await house.Get<MessageSender>().SendDueAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task A_slow_server_gets_each_message_once_because_its_sender_renews_the_claim(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var house = await OpenAsync(engine, smtp);
        var expo = await house.NewEventAsync();
        await RegisterAsync(house, expo, "slow");
        await RegisterAsync(house, expo, "guest");
        var other = ActivatorUtilities.CreateInstance<MessageSender>(house.Services, smtp.Settings);

        var sending = Task.Run(() => house.Get<MessageSender>().SendDueAsync(Stop));
        await house.Clock.WaitedAsync();
        for (var i = 0; i < 5; i++)
        {
            var until = house.Clock.GetUtcNow().AddSeconds(79);
            house.Clock.Advance(TimeSpan.FromSeconds(20));
            while ((await Async(house, "slow")).ClaimedUntil < until)
            {
                await Task.Yield();
            }

            Assert.Empty(await other.ClaimAsync(Stop));
        }

        smtp.WakeUp();
        Assert.Equal(2, await sending);
        Assert.Equal(2, smtp.Count);
    }

    private static Task<House> OpenAsync(Engine engine, PrivateSmtp smtp) =>
        House.OpenAsync(engine, services => services.AddSingleton(smtp.Settings));

    private static Task<RegistrantRow> RegisterAsync(House house, EventAtHand expo, string name) => house.RegisterAsync(expo,
        new RegistrantDetails("Guest", name, $"{name}@test.example", "GEN"), RegistrantStatus.Confirmed);

    private static async Task<Message> Async(House house, string name)
    {
        await using var context = house.Context();
        return await context.Messages.AsNoTracking().SingleAsync(m => m.Email == $"{name}@test.example", Stop);
    }
}
