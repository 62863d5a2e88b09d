using CrowdComms.Data.Alerts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Alerts;

public sealed class AlertMailTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Arrivals_are_told_once_in_one_message_a_look_whoever_looks_at_the_same_time(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await MarkAsync(house, expo, new MarkTarget(MarkKind.PassType, expo.Vip));
        await ArriveAsync(house, expo, "Ada", "VIP");
        await ArriveAsync(house, expo, "Bob", "GEN");
        await ArriveAsync(house, expo, "Cleo", "VIP");
        var mail = house.Get<AlertMail>();
        Assert.Equal(0, await mail.WriteDueAsync(Stop));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => mail.WriteDueAsync(Stop))));

        Assert.Equal(1, written.Sum());
        await using var context = house.Context();
        var message = await context.Messages.SingleAsync(m => m.Kind == MessageKind.Arrival, Stop);
        Assert.Equal("2 people", message.Facts["who"]);
        Assert.Contains("Ada Test, VIP\n", message.Facts["arrived"], StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", message.Facts["arrived"], StringComparison.Ordinal);
        var shown = (await house.Get<MessageReader>().ShowAsync(expo.Id, message.Id, expo.Organiser, Stop)).Value;
        Assert.Equal($"Arrived at {expo.Made.Name}: 2 people", shown.Subject);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await mail.WriteDueAsync(Stop));
        await ArriveAsync(house, expo, "Dora", "VIP");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await mail.WriteDueAsync(Stop));
        var all = await context.Messages.AsNoTracking().Where(m => m.Kind == MessageKind.Arrival).OrderBy(m => m.Id)
            .ToListAsync(Stop);
        Assert.Equal(["2 people", "Dora Test"], all.Select(m => m.Facts["who"]));
    }

    [Theory, BothEngines]
    public async Task Nobody_is_written_to_who_wants_no_e_mail_or_is_no_organiser_any_more(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var mark = await MarkAsync(house, expo, new MarkTarget(MarkKind.PassType, expo.Vip));
        var marks = house.Get<MarkService>();
        Assert.Equal("not_found", (await marks.MailAsync(expo.Id, mark, false, expo.Admin, Stop)).Error!.Code);
        Assert.True((await marks.MailAsync(expo.Id, mark, false, expo.Organiser, Stop)).IsOk);
        await ArriveAsync(house, expo, "Ada", "VIP");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await house.Get<AlertMail>().WriteDueAsync(Stop));

        Assert.True((await marks.MailAsync(expo.Id, mark, true, expo.Organiser, Stop)).IsOk);
        await ArriveAsync(house, expo, "Bob", "VIP");
        await using var context = house.Context();
        await context.Members.Where(m => m.UserId == expo.Organiser.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, MemberRole.Staff), Stop);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await house.Get<AlertMail>().WriteDueAsync(Stop));
    }

    private static async Task<Guid> MarkAsync(House house, EventAtHand expo, MarkTarget target)
    {
        var marks = house.Get<MarkService>();
        Assert.True((await marks.MarkAsync(expo.Id, target, expo.Organiser, Stop)).IsOk);
        var id = Assert.Single((await marks.ListAsync(expo.Id, expo.Organiser, Stop)).Value).Id;
        Assert.True((await marks.MailAsync(expo.Id, id, true, expo.Organiser, Stop)).IsOk);
        Assert.True(Assert.Single((await marks.ListAsync(expo.Id, expo.Organiser, Stop)).Value).ByMail);
        return id;
    }

    private static async Task ArriveAsync(House house, EventAtHand expo, string name, string pass)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.RegisterAsync(expo, new RegistrantDetails(name, "Test", $"{name}@test.example", pass),
            RegistrantStatus.CheckedIn);
    }
}
