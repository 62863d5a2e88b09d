using CrowdComms.Data.Events;
using CrowdComms.Data.Exports;
using CrowdComms.Data.PassTypes;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Events;
using CrowdComms.Web.PassTypes;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Events;

/// <summary>An organiser corrects the time zone of an event, or opens its forms and changes nothing.</summary>
public sealed class TimeZoneChangeTests
{
    // The second 02:30:10 of the night in which the clocks in Berlin go back.
    private static readonly DateTimeOffset Second = DateTimeOffset.Parse("2027-10-31T01:30:10Z");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Hours_of_passes_and_exports_move_as_the_event_moves(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await WithWindowAsync(house);
        await house.Get<ExportScheduleService>().AddAsync(expo.Id,
            new NewSchedule(ExportKind.Registrants, ExportFormat.Csv, 7, expo.Organiser.UserId!.Value), expo.Organiser, Stop);
        var before = await PassAsync(house, expo);
        var form = EventForm.Of((await house.Get<EventService>().GetAsync(expo.Id, expo.Organiser, Stop)).Value.Details);

        form.TimeZone = "Asia/Kathmandu";
        await SaveAsync(house, expo, form.ToDetails().Value);

        var after = await PassAsync(house, expo);
        Assert.Equal(WallClock.At(before.ValidFrom!.Value, "Europe/Berlin"), WallClock.At(after.ValidFrom!.Value, "Asia/Kathmandu"));
        Assert.Equal(WallClock.At(before.ValidUntil!.Value, "Europe/Berlin"), WallClock.At(after.ValidUntil!.Value, "Asia/Kathmandu"));
        await using var context = house.Context();
        Assert.Equal(7, WallClock.At((await context.ExportSchedules.SingleAsync(Stop)).NextAt, "Asia/Kathmandu").Hour);
        var moved = await context.Events.SingleAsync(e => e.Id == expo.Id, Stop);
        Assert.Equal(WallClock.At(expo.Made.StartsAt, "Europe/Berlin"), WallClock.At(moved.StartsAt, "Asia/Kathmandu"));
        Assert.Equal(["validFrom", "validUntil"], (await context.AuditEntries.SingleAsync(a => a.SubjectId == before.Id
            && a.Action == "Changed" && a.ActorId == expo.Organiser.UserId, Stop)).Changes.Select(c => c.Field));
    }

    [Theory, BothEngines]
    public async Task A_program_that_names_another_zone_and_the_same_instants_moves_no_pass(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await WithWindowAsync(house);
        var settings = (await house.Get<EventService>().GetAsync(expo.Id, expo.Organiser, Stop)).Value;

        await SaveAsync(house, expo, settings.Details with { TimeZone = "America/Sao_Paulo" });
        await SaveAsync(house, expo, settings.Details with { TimeZone = "Asia/Tokyo", EndsAt = settings.Details.EndsAt.AddHours(1) });

        var pass = await PassAsync(house, expo);
        Assert.Equal((Second, Second.AddHours(8)), (pass.ValidFrom, pass.ValidUntil));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-10-31T01:30:10Z"), InlineData("America/Sao_Paulo", "2018-02-18T02:30:07Z")]
    [InlineData("Asia/Kathmandu", "2027-06-01T03:15:42Z"), InlineData("Australia/Lord_Howe", "2027-04-03T15:15:30Z")]
    public void A_form_that_was_not_touched_saves_what_was_stored(string zone, string stored)
    {
        var at = DateTimeOffset.Parse(stored);
        var details = new EventDetails
        {
            Name = "Expo",
            Slug = "expo",
            TimeZone = zone,
            StartsAt = at,
            EndsAt = at.AddMinutes(7),
            RegistrationOpensAt = at.AddMinutes(-3),
            RegistrationClosesAt = at.AddMinutes(-1),
        };
        var facts = new EventFacts(Guid.Empty, "expo", "Expo", "", zone, at, at.AddDays(1), null, true);
        var pass = new PassTypeRow(Guid.Empty, "Day", "DAY", "#112233", null, at, at.AddMinutes(1), false, []);

        var (again, passAgain) = (EventForm.Of(details).ToDetails().Value, PassForm.Of(pass, facts).ToDetails(facts).Value);

        Assert.Equal((details.StartsAt, details.EndsAt, details.RegistrationOpensAt, details.RegistrationClosesAt),
            (again.StartsAt, again.EndsAt, again.RegistrationOpensAt, again.RegistrationClosesAt));
        Assert.Equal((pass.ValidFrom, pass.ValidUntil), (passAgain.ValidFrom, passAgain.ValidUntil));
    }

    [Fact]
    public void A_form_names_each_time_that_does_not_exist()
    {
        var gap = new DateTime(2027, 3, 28, 2, 30, 0);
        var form = new EventForm
        {
            Name = "Expo",
            TimeZone = "Europe/Berlin",
            Starts = gap,
            Ends = gap.AddDays(1),
            RegistrationOpens = gap,
            RegistrationCloses = gap,
        };
        var facts = new EventFacts(Guid.Empty, "expo", "Expo", "", "Europe/Berlin", Second, Second, null, true);

        Assert.Equal(["registrationClosesAt", "registrationOpensAt", "startsAt"],
            form.ToDetails().Error!.Fields!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["validUntil"], new PassForm { ValidFrom = gap.AddHours(1), ValidUntil = gap }.ToDetails(facts).Error!.Fields!.Keys);
    }

    private static async Task<EventAtHand> WithWindowAsync(House house)
    {
        var expo = await house.NewEventAsync();
        await using var context = house.Context();
        await context.Events.Where(e => e.Id == expo.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.TimeZone, "Europe/Berlin"), Stop);
        await context.PassTypes.Where(p => p.Id == expo.Vip).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.ValidFrom, Second).SetProperty(p => p.ValidUntil, Second.AddHours(8)), Stop);
        return expo;
    }

    private static async Task SaveAsync(House house, EventAtHand expo, EventDetails details)
    {
        var version = (await house.Get<EventService>().GetAsync(expo.Id, expo.Organiser, Stop)).Value.Version;
        Assert.Null((await house.Get<EventService>().EditAsync(new EventEdit(expo.Id, version, details), expo.Organiser, Stop)).Error);
    }

    private static async Task<PassType> PassAsync(House house, EventAtHand expo)
    {
        await using var context = house.Context();
        return await context.PassTypes.AsNoTracking().SingleAsync(p => p.Id == expo.Vip, Stop);
    }
}
