using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Privacy;

public sealed class RetentionServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Everybody_is_forgotten_on_the_day_and_not_before(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var retention = house.Get<RetentionService>();
        var (_, codes) = await KnownPerson.LiveAsync(house, expo);
        await house.RegisterAsync(other, new RegistrantDetails("Stays", "Known", "stays@test.example", "GEN"));
        Assert.Equal(expo.Made.EndsAt.AddDays(30),
            (await retention.SetAsync(expo.Id, 30, expo.Organiser, Stop)).Value.DueAt);
        var before = await house.Get<FiguresReader>().ReadWholeAsync(expo.Id, Stop);

        house.Clock.Advance(expo.Made.EndsAt.AddDays(30) - house.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await retention.CarryOutAsync(Stop));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await retention.CarryOutAsync(Stop));

        Assert.Empty(
            await EveryColumn.WithAsync(house, [.. KnownPerson.Words, .. codes, "Lovelace", "ada@test.example"]));
        Assert.NotEmpty(await EveryColumn.WithAsync(house, "stays@test.example"));
        Assert.Empty(Directory.GetFiles(house.Get<UploadFolder>().Place));
        Assert.True(before.CountsAs(await house.Get<FiguresReader>().ReadWholeAsync(expo.Id, Stop)));
        var now = (await retention.GetAsync(expo.Id, expo.Organiser, Stop)).Value;
        Assert.Equal((0, house.Clock.GetUtcNow()), (now.People, now.DoneAt));
        await using var context = house.Context();
        var entry = await context.AuditEntries.SingleAsync(a => a.Action == "RetentionCarriedOut", Stop);
        Assert.Equal(("CrowdComms", "people", "2"), (entry.ActorName, entry.Changes[0].Field, entry.Changes[0].After));
        Assert.Equal(0, await retention.CarryOutAsync(Stop));
        Assert.Equal(1, await context.AuditEntries.CountAsync(a => a.Action == "RetentionCarriedOut", Stop));
    }

    [Theory, BothEngines]
    public async Task More_people_than_one_batch_are_forgotten_and_a_run_that_was_stopped_goes_on(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync(e => (e.RetentionDays, e.EndsAt) = (0, e.StartsAt.AddMinutes(1)));
        await using (var context = house.Context())
        {
            var pass = await context.PassTypes.SingleAsync(p => p.Id == expo.General, Stop);
            for (var n = 0; n < 1100; n++)
            {
                var step =
                    new StepTaken(CrowdComms.Data.Common.Actor.System, house.Clock.GetUtcNow(), Reason: $"Secret {n}");
                var details = new RegistrantDetails($"Secret {n}", null, $"secret-{n}@test.example", "GEN");
                var (person, registered, ticket) = Registrant.Register(expo.Id,
                    new Newcomer(details, null, pass, RegistrantSource.Import), step);
                context.AddRange(person, registered, ticket);
            }

            await context.SaveChangesAsync(Stop);
        }

        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => house.Get<RetentionService>().CarryOutAsync(stopped.Token));
        Assert.Equal(1100, await house.Get<RetentionService>().CarryOutAsync(Stop));
        Assert.Empty(await EveryColumn.WithAsync(house, "secret"));
    }

    [Theory, BothEngines]
    public async Task Who_is_registered_after_the_day_is_forgotten_too_and_no_setting_keeps_all(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, kept) = (await house.NewEventAsync(), await house.NewEventAsync());
        var retention = house.Get<RetentionService>();
        await house.RegisterAsync(expo);
        await house.RegisterAsync(kept);
        await retention.SetAsync(expo.Id, 1, expo.Organiser, Stop);
        house.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(1, await retention.CarryOutAsync(Stop));
        await house.RegisterAsync(expo, "Late Guest");

        Assert.Equal(1, await retention.CarryOutAsync(Stop));
        Assert.Equal(1, (await retention.GetAsync(kept.Id, kept.Organiser, Stop)).Value.People);
    }

    [Theory, BothEngines]
    public async Task The_setting_is_for_organisers_checked_and_audited(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var retention = house.Get<RetentionService>();

        Assert.Equal(new Retention(null, null, null, 0),
            (await retention.GetAsync(expo.Id, expo.Organiser, Stop)).Value);
        Assert.Equal("days",
            Assert.Single((await retention.SetAsync(expo.Id, -1, expo.Organiser, Stop)).Error!.Fields!).Key);
        Assert.Equal("days",
            Assert.Single(
                (await retention.SetAsync(expo.Id, RetentionService.MostDays + 1, expo.Organiser,
                    Stop)).Error!.Fields!).Key);
        Assert.Equal("forbidden", (await retention.SetAsync(expo.Id, 1, expo.Staff, Stop)).Error!.Code);
        Assert.Equal("not_found", (await retention.GetAsync(expo.Id, expo.Stranger, Stop)).Error!.Code);
        await retention.SetAsync(expo.Id, 30, expo.Organiser, Stop);
        await retention.SetAsync(expo.Id, 30, expo.Organiser, Stop);
        Assert.Null((await retention.SetAsync(expo.Id, null, expo.Organiser, Stop)).Value.DueAt);
        await using var context = house.Context();
        Assert.Equal([(null, "30"), ("30", null)],
            (await context.AuditEntries.OrderBy(a => a.Id).ToListAsync(Stop)).Select(
                a => (a.Changes[0].Before, a.Changes[0].After)));
    }
}
