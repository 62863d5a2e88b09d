using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Demo;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Demo;

public sealed class DemoSeedTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_demo_is_furnished_and_peopled(Engine engine)
    {
        await using var house = await AtAsync(engine, "2026-09-15T08:30Z");
        await using var context = house.Context();
        var expo = await context.Events.SingleAsync(Stop);
        Assert.Equal(("demo-expo", new DateTimeOffset(2026, 9, 15, 6, 0, 0, TimeSpan.Zero)),
            (expo.Slug, expo.StartsAt));
        Assert.Equal((7, 4, 4, 30),
            (await context.PassTypes.CountAsync(Stop), await context.Zones.CountAsync(Stop),
                await context.Stations.CountAsync(Stop), await context.Companies.CountAsync(Stop)));
        Assert.Equal(600, await context.Registrants.CountAsync(Stop));
        var byStatus = await context.Registrants.GroupBy(r => r.Status)
            .ToDictionaryAsync(g => g.Key, g => g.Count(), Stop);
        Assert.InRange(byStatus[RegistrantStatus.CheckedIn], 200, 400);
        Assert.All(Enum.GetValues<RegistrantStatus>(),
            status => Assert.True(byStatus[status] > 20, $"{status}: {byStatus[status]}"));
        Assert.Equal(["T-shirt size", "First time here?"], await context.Questions.OrderBy(q => q.Position)
            .Select(q => q.Label).ToListAsync(Stop));
        Assert.InRange(await context.Answers.Select(a => a.RegistrantId).Distinct().CountAsync(Stop), 300, 500);
        Assert.All(await context.Registrants.Select(r => r.Person.Email)
            .ToListAsync(Stop), email => Assert.EndsWith(".example", email, StringComparison.Ordinal));
        Assert.Equal(DemoSeed.SignIns.Order(), await context.Users.Select(u => u.Email!).OrderBy(e => e).ToListAsync(Stop));
    }

    [Theory]
    [BothEngines("2026-09-15T00:10Z")]
    [BothEngines("2026-09-15T07:59Z")]
    [BothEngines("2026-09-15T08:30Z")]
    [BothEngines("2026-12-31T22:59Z")]
    [BothEngines("2026-03-29T09:00Z")]
    public async Task At_any_hour_the_history_is_whole_and_past(Engine engine, string hour)
    {
        await using var house = await AtAsync(engine, hour);
        await using var context = house.Context();
        var now = house.Clock.GetUtcNow();
        var steps = (await context.StatusChanges.AsNoTracking().ToListAsync(Stop)).ToLookup(s => s.RegistrantId);
        var admitted = (await context.Scans.AsNoTracking().Where(s => s.Outcome == ScanOutcome.Admitted)
            .ToListAsync(Stop)).ToLookup(s => s.RegistrantId);
        var people = await context.Registrants.AsNoTracking().ToListAsync(Stop);
        Assert.Equal(600, people.Count);
        Assert.Contains(people, p => p.Status == RegistrantStatus.CheckedIn);
        Assert.All(people, person =>
        {
            var path = steps[person.Id].OrderBy(s => s.Version).ToList();
            Assert.Equal((person.Status, person.Version), (path[^1].To, path[^1].Version));
            Assert.All(path.Skip(1)
                .Zip(path), pair => Assert.True(pair.First.From == pair.Second.To && pair.First.At >= pair.Second.At));
            Assert.True(path[^1].At <= now);
            Assert.Equal(person.CheckedInAt, person.Status == RegistrantStatus.CheckedIn ? path[^1].At : null);
            Assert.True(person.CheckedInAt is null
                || admitted[person.Id].Any(
                    s => s.ReceivedAt == person.CheckedInAt && s.StationId == path[^1].StationId));
        });
        Assert.False(await context.Scans.AnyAsync(s => s.ReceivedAt > now, Stop));
    }

    [Theory, BothEngines]
    public async Task Making_the_demo_again_changes_nothing(Engine engine)
    {
        await using var house = await AtAsync(engine, "2026-09-15T08:30Z");
        await using var context = house.Context();
        var before = await context.StatusChanges.CountAsync(Stop);
        house.Clock.Advance(TimeSpan.FromHours(3));
        Assert.False(await house.Get<DemoSeed>().EnsureAsync(Stop));
        Assert.Equal(before, await context.StatusChanges.CountAsync(Stop));
    }

    [Fact]
    public async Task The_people_are_the_same_every_time()
    {
        Assert.Equal(await PeopleAsync("2026-09-15T08:30Z"), await PeopleAsync("2027-01-20T18:30Z"));

        static async Task<List<string>> PeopleAsync(string at)
        {
            await using var house = await AtAsync(Engine.Sqlite, at);
            await using var context = house.Context();
            return await context.Registrants.OrderBy(r => r.Person.Email)
                .Select(
                    r => $"{r.Person.Email} {r.Person.FirstName} {r.Person.LastName} {r.PassType!.Code} "
                        + $"{r.Company!.Name} {r.Person.Phone} {r.Person.Notes} "
                        + $"{context.Answers.FirstOrDefault(a => a.RegistrantId == r.Id && a.Value.Length < 4)!.Value}")
                .ToListAsync(Stop);
        }
    }

    [Fact]
    public async Task Pass_colours_stand_out_from_the_light_and_the_dark_surface()
    {
        await using var house = await AtAsync(Engine.Sqlite, "2026-09-15T08:30Z");
        await using var context = house.Context();
        Assert.All(await context.PassTypes.Select(p => p.Colour).ToListAsync(Stop), colour =>
        {
            Assert.True(Contrast(colour, "#ffffff") >= 3, colour);
            Assert.True(Contrast(colour, "#1a1d25") >= 3, colour);
        });
    }

    private static async Task<House> AtAsync(Engine engine, string instant)
    {
        var house = await House.OpenAsync(engine);
        house.Clock.AdjustTime(DateTimeOffset.Parse(instant));
        Assert.True(await house.Get<DemoSeed>().EnsureAsync(Stop));
        return house;
    }

    // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    private static double Contrast(string a, string b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var part = Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }
}
