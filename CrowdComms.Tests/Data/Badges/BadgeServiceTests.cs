using System.Text;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Badges;

public sealed class BadgeServiceTests
{
    private static RegistrantDetails Ada { get; } = new("Ada", "Byron", "ada@test.example", "GEN", "Acme");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_badge_is_a_pdf_and_its_print_is_logged(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        using var pdf = new MemoryStream();

        var printed = await house.Get<BadgeService>()
            .PrintAsync(expo.Id, One(person.Id) with { StationId = expo.Desk }, pdf, expo.Staff, Token);

        Assert.Equal(1, printed.Value);
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(pdf.ToArray()), StringComparison.Ordinal);
        var log = (await house.Get<BadgeService>().PrintsAsync(expo.Id, person.Id, expo.Staff, Token)).Value;
        Assert.Equal([new PrintRow(house.Clock.GetUtcNow(), "Sam Staff", "Desk A", null)], log);
    }

    [Theory, BothEngines]
    public async Task A_second_print_says_why(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        await PrintAsync(house, expo, One(person.Id));

        var refused = await PrintAsync(house, expo, One(person.Id));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await PrintAsync(house, expo, One(person.Id, " Coffee on it "));

        Assert.Equal("badge.reason_missing", refused.Error!.Code);
        Assert.Equal(1, again.Value);
        var log = (await house.Get<BadgeService>().PrintsAsync(expo.Id, person.Id, expo.Staff, Token)).Value;
        Assert.Equal(["Coffee on it", null], log.Select(p => p.Reason));
    }

    [Theory, BothEngines]
    public async Task The_same_print_asked_for_again_is_given_again_and_recorded_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var order = One(person.Id);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PrintAsync(house, expo, order)));
        Assert.Equal(1, (await PrintAsync(house, expo, order)).Value);

        await using var context = house.Context();
        Assert.Equal(1, await context.BadgePrints.CountAsync(Token));
    }

    [Theory, BothEngines]
    public async Task A_batch_takes_those_who_match(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var printed = await house.RegisterAsync(expo, "Ada Printed");
        await house.RegisterAsync(expo, "Ben Here", RegistrantStatus.CheckedIn);
        await house.RegisterAsync(expo, "Cem Registered", RegistrantStatus.Registered);
        await house.RegisterAsync(expo, "Dora Cancelled", RegistrantStatus.Cancelled);
        await house.RegisterAsync(expo, new RegistrantDetails("Eva", "Important", "eva@test.example", "VIP"));
        await PrintAsync(house, expo, One(printed.Id));

        Assert.Equal(4, await CountAsync(new BadgeFilter()));
        Assert.Equal(3, await CountAsync(new BadgeFilter { Confirmed = true }));
        Assert.Equal(1, await CountAsync(new BadgeFilter { PassType = expo.Vip }));
        Assert.Equal(2, await CountAsync(new BadgeFilter { Confirmed = true, NotPrinted = true }));
        var all = await PrintAsync(house, expo, Batch(new BadgeFilter()));
        Assert.Equal(("badge.reason_missing", true),
            (all.Error!.Code,
                all.Error.Message.StartsWith("1 of these 4 badges was printed before.", StringComparison.Ordinal)));
        var order = Batch(new BadgeFilter { NotPrinted = true });
        Assert.Equal(3, (await PrintAsync(house, expo, order)).Value);
        Assert.Equal(3, (await PrintAsync(house, expo, order)).Value);
        Assert.Equal("badge.nobody",
            (await PrintAsync(house, expo, Batch(new BadgeFilter { NotPrinted = true }))).Error!.Code);
        Assert.Equal(4, (await PrintAsync(house, expo, Batch(new BadgeFilter()) with { Reason = "New logo" })).Value);

        async Task<int> CountAsync(BadgeFilter who) =>
            (await house.Get<BadgeService>().CountAsync(expo.Id, who, expo.Staff, Token)).Value;
    }

    [Theory, BothEngines]
    public async Task A_badge_is_out_of_date_when_it_says_something_else_than_the_person(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, Ada);
        await house.RegisterAsync(expo, "Ben Unprinted");
        var stale = new BadgeFilter { OutOfDate = true };
        Assert.Equal(new BadgeState(false, null), await StateAsync());
        await PrintAsync(house, expo, Batch(new BadgeFilter { Ids = [ada.Id] }));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new BadgeState(true, null), await StateAsync());
        Assert.Equal("badge.nobody", (await PrintAsync(house, expo, Batch(stale))).Error!.Code);

        // Each of the three makes it out of date, and back again right.
        foreach (var change in new Func<RegistrantDetails, RegistrantDetails>[]
        {
            d => d with { LastName = "Lovelace" }, d => d with { BadgeName = "Lady Ada" }, d => d with { Company = "Acme GmbH" },
            d => d with { Company = null }, d => d with { PassType = "VIP" },
        })
        {
            await ChangeAsync(change);
            Assert.Equal(new BadgeState(true, "Ada Byron · Acme · General"), await StateAsync());
            Assert.Equal(1, await CountAsync(stale));
            Assert.Equal(2, await CountAsync(stale with { NotPrinted = true }));
            await ChangeAsync(d => d);
            Assert.Equal(new BadgeState(true, null), await StateAsync());
            Assert.Equal((0, 1), (await CountAsync(stale), await CountAsync(stale with { NotPrinted = true })));
        }

        await ChangeAsync(d => d with { LastName = "Lovelace" });
        var order = Batch(stale);
        Assert.Equal(1, (await PrintAsync(house, expo, order)).Value);
        Assert.Equal(1, (await PrintAsync(house, expo, order)).Value);
        Assert.Equal(new BadgeState(true, null), await StateAsync());
        var log = (await house.Get<BadgeService>().PrintsAsync(expo.Id, ada.Id, expo.Staff, Token)).Value;
        Assert.Equal(["The badge was out of date", null], log.Select(p => p.Reason));

        async Task<BadgeState> StateAsync() =>
            (await house.Get<BadgeService>().StateAsync(expo.Id, ada.Id, expo.Staff, Token)).Value;

        async Task<int> CountAsync(BadgeFilter who) =>
            (await house.Get<BadgeService>().CountAsync(expo.Id, who, expo.Staff, Token)).Value;

        async Task ChangeAsync(Func<RegistrantDetails, RegistrantDetails> change)
        {
            var now = (await house.Get<RegistrantReader>().GetAsync(expo.Id, ada.Id, expo.Staff, Token)).Value;
            var edit = new RegistrantEdit(ada.Id, now.Version, change(Ada));
            Assert.True((await house.Get<RegistrantService>().EditAsync(expo.Id, edit, expo.Organiser, Token)).IsOk);
        }
    }

    [Theory, BothEngines]
    public async Task Who_may_not_print_and_what_is_not_there_is_told_so_and_nothing_is_recorded(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var other = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var cancelled = await house.RegisterAsync(expo, "Ada Cancelled", RegistrantStatus.Cancelled);
        var kiosk = new Actor(Guid.CreateVersion7(), "Kiosk 1", IsAdmin: false, expo.Id, null, expo.Desk);

        Assert.Equal("not_found", await CodeAsync(One(person.Id), expo.Stranger));
        Assert.Equal("not_found", await CodeAsync(One(Guid.CreateVersion7()), expo.Staff));
        Assert.Equal("not_found", await CodeAsync(One(person.Id) with { StationId = other.Desk }, expo.Staff));
        Assert.Equal("badge.cancelled", await CodeAsync(One(cancelled.Id), expo.Staff));
        Assert.Equal("forbidden", await CodeAsync(Batch(new BadgeFilter()), kiosk));
        Assert.Equal("forbidden", await CodeAsync(One(person.Id) with { StationId = expo.Door }, kiosk));
        Assert.Equal("validation", await CodeAsync(One(person.Id, new string('x', 301)), expo.Staff));
        await using var context = house.Context();
        Assert.False(await context.BadgePrints.AnyAsync(Token));
        Assert.Null(await CodeAsync(One(person.Id), kiosk));
        Assert.Equal(expo.Desk, (await context.BadgePrints.SingleAsync(Token)).StationId);

        async Task<string?> CodeAsync(PrintOrder order, Actor actor) =>
            (await house.Get<BadgeService>().PrintAsync(expo.Id, order, Stream.Null, actor, Token)).Error?.Code;
    }

    private static PrintOrder One(Guid id, string? reason = null) =>
        new(Guid.CreateVersion7(), new BadgeFilter { Ids = [id] }, reason);

    private static PrintOrder Batch(BadgeFilter who) => new(Guid.CreateVersion7(), who);

    private static async Task<Result<int>> PrintAsync(House house, EventAtHand expo, PrintOrder order) =>
        await house.Get<BadgeService>().PrintAsync(expo.Id, order, Stream.Null, expo.Staff, Token);
}
