using CrowdComms.Data.Alerts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Alerts;

public sealed class MarkServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task People_companies_and_pass_types_are_marked_once_each_and_listed_to_whoever_marked(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var marks = house.Get<MarkService>();
        var ada =
            await house.RegisterAsync(expo,
                new RegistrantDetails("Ada", "Lovelace", "ada@test.example", "VIP", "Analytical Engines"),
                RegistrantStatus.Confirmed);
        MarkTarget[] targets = [new(MarkKind.Person, ada.Id), new(MarkKind.Company, ada.CompanyId!.Value),
            new(MarkKind.PassType, expo.Vip)];
        foreach (var target in targets.Concat(targets))
        {
            Assert.True((await marks.MarkAsync(expo.Id, target, expo.Organiser, Stop)).IsOk);
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["VIP", "Analytical Engines", "Ada Lovelace"],
            (await marks.ListAsync(expo.Id, expo.Organiser, Stop)).Value.Select(m => m.Name));
        Assert.Empty((await marks.ListAsync(expo.Id, expo.Admin, Stop)).Value);
        Assert.Equal(targets, (await marks.WishesAsync(expo.Id, Stop)).Select(w => w.Target));
        Assert.Equal(3, house.Feed.Published.Count(p => p.MarksChanged));

        await marks.UnmarkAsync(expo.Id, targets[0], expo.Admin, Stop);
        await marks.UnmarkAsync(expo.Id, targets[1], expo.Organiser, Stop);
        await marks.UnmarkAsync(expo.Id, targets[1], expo.Organiser, Stop);
        Assert.Equal(["VIP", "Ada Lovelace"],
            (await marks.ListAsync(expo.Id, expo.Organiser, Stop)).Value.Select(m => m.Name));
    }

    [Theory, BothEngines]
    public async Task What_the_event_does_not_have_is_not_marked_and_staff_and_strangers_mark_nobody(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var marks = house.Get<MarkService>();
        foreach (var kind in Enum.GetValues<MarkKind>())
        {
            Assert.Equal("not_found",
                (await marks.MarkAsync(expo.Id, new MarkTarget(kind, other.Vip), expo.Organiser, Stop)).Error!.Code);
        }

        var vip = new MarkTarget(MarkKind.PassType, expo.Vip);
        foreach (var (actor, code) in new[] { (expo.Staff, "forbidden"), (expo.Stranger, "not_found"),
            (other.Organiser, "not_found") })
        {
            Assert.Equal(code, (await marks.MarkAsync(expo.Id, vip, actor, Stop)).Error!.Code);
            Assert.Equal(code, (await marks.UnmarkAsync(expo.Id, vip, actor, Stop)).Error!.Code);
            Assert.Equal(code, (await marks.ListAsync(expo.Id, actor, Stop)).Error!.Code);
        }
    }
}
