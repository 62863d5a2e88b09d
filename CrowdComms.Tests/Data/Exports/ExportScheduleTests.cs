using CrowdComms.Data.Common;
using CrowdComms.Data.Exports;
using CrowdComms.Data.Outbox;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Exports;

/// <summary>Organisers are sent a link to an export every day.</summary>
public sealed class ExportScheduleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_link_is_sent_once_a_day_at_the_hour_of_the_venue(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<ExportScheduleService>();
        Assert.True((await service.AddAsync(expo.Id, Daily(expo), expo.Organiser, Stop)).IsOk);
        await service.SendDueAsync(Stop);
        Assert.Empty(await SentAsync(house));
        // Nine in Berlin now; eighteen is nine hours later.
        house.Clock.Advance(TimeSpan.FromHours(9) + TimeSpan.FromMinutes(1));
        await service.SendDueAsync(Stop);
        await service.SendDueAsync(Stop);
        var message = Assert.Single(await SentAsync(house));
        await using var context = house.Context();
        var organiser = await context.Users.SingleAsync(u => u.Id == expo.Organiser.UserId, Stop);
        Assert.Equal((organiser.Email, MessageKind.Export), (message.Email, message.Kind));
        Assert.EndsWith($"/events/{expo.Slug}/exports/registrants.xlsx", message.Facts["link"],
            StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(3));
        await service.SendDueAsync(Stop);
        Assert.Equal(2, (await SentAsync(house)).Count);
        Assert.Equal(new DateTimeOffset(2026, 9, 19, 16, 0, 0, TimeSpan.Zero),
            Assert.Single((await service.ListAsync(expo.Id, expo.Organiser, Stop)).Value).NextAt);
        Assert.Equal(["Created", "Sent", "Sent"], await context.AuditEntries.Where(a => a.Subject == "Export")
            .OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task Whoever_is_no_organiser_any_more_is_sent_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<ExportScheduleService>();
        await service.AddAsync(expo.Id, Daily(expo), expo.Organiser, Stop);
        await using var context = house.Context();
        await context.Members.Where(m => m.UserId == expo.Organiser.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, MemberRole.Staff), Stop);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await service.SendDueAsync(Stop);
        Assert.Empty(await SentAsync(house));
        Assert.Equal(0, await context.ExportSchedules.CountAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task It_is_for_organisers_once_each_and_removed_when_asked(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<ExportScheduleService>();
        Assert.Equal("forbidden", (await service.AddAsync(expo.Id, Daily(expo), expo.Staff, Stop)).Error?.Code);
        Assert.Equal("export.no_organiser",
            (await service.AddAsync(expo.Id, Daily(expo) with { UserId = expo.Staff.UserId!.Value }, expo.Organiser,
                Stop)).Error?.Code);
        Assert.Equal("validation",
            (await service.AddAsync(expo.Id, Daily(expo) with { Hour = 24 }, expo.Organiser, Stop)).Error?.Code);
        Assert.True((await service.AddAsync(expo.Id, Daily(expo), expo.Organiser, Stop)).IsOk);
        Assert.Equal("export.scheduled_twice",
            (await service.AddAsync(expo.Id, Daily(expo), expo.Organiser, Stop)).Error?.Code);
        var row = Assert.Single((await service.ListAsync(expo.Id, expo.Organiser, Stop)).Value);
        Assert.Contains((await service.RecipientsAsync(expo.Id, expo.Organiser, Stop)).Value,
            r => r.UserId == expo.Organiser.UserId);
        Assert.Equal("forbidden", (await service.RemoveAsync(expo.Id, row.Id, expo.Staff, Stop)).Error?.Code);
        Assert.True((await service.RemoveAsync(expo.Id, row.Id, expo.Organiser, Stop)).IsOk);
        Assert.Empty((await service.ListAsync(expo.Id, expo.Organiser, Stop)).Value);
    }

    [Fact]
    public async Task The_link_gives_the_separator_that_was_chosen_whatever_the_browser_remembers()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var service = house.Get<ExportScheduleService>();
        foreach (var format in new[] { ExportFormat.Csv, ExportFormat.Semicolons })
        {
            Assert.True((await service.AddAsync(expo.Id, Daily(expo) with { Format = format }, expo.Organiser, Stop)).IsOk);
        }

        house.Clock.Advance(TimeSpan.FromDays(1));
        await service.SendDueAsync(Stop);
        Assert.Equal([("Registrants (CSV with semicolons)", "?separator=semicolon"), ("Registrants (CSV)", "?separator=comma")],
            (await SentAsync(house)).Select(m => (m.Facts["file"], new Uri(m.Facts["link"]).Query)).Order());
    }

    private static NewSchedule Daily(EventAtHand expo) =>
        new(ExportKind.Registrants, ExportFormat.Xlsx, 18, expo.Organiser.UserId!.Value);

    private static async Task<List<Message>> SentAsync(House house)
    {
        await using var context = house.Context();
        return await context.Messages.AsNoTracking().ToListAsync(Stop);
    }
}
