using System.Globalization;
using CrowdComms.Data.Imports;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>The event changes between two batches of an import.</summary>
public sealed class ImportMeanwhileTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_company_that_gets_another_name_meanwhile_keeps_its_people_and_the_others_get_their_own(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var rows = Enumerable.Range(0, 700).Select(i => string.Create(CultureInfo.InvariantCulture, $"Ada,ada{i}@a.example,Acme,GEN"));
        var plan = await desk.PlanTextAsync($"First name,Email,Company,Pass\n{string.Join('\n', rows)}\n");

        var done = (await desk.WatchAsync(plan, new Told(Rename), Stop)).Value;

        Assert.Equal(new ImportCounts(700, 0, 0, 0, 2), done.Counts);
        await using var context = house.Context();
        var people = await context.Registrants.Select(r => new { r.Company!.Name, r.SearchText }).ToListAsync(Stop);
        Assert.Equal([("Acme", 200), ("Zenith", 500)], people.GroupBy(p => p.Name).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
        Assert.Equal(700, await context.StatusChanges.Where(c => c.Version == 1).Select(c => c.RegistrantId).Distinct().CountAsync(Stop));

        void Rename()
        {
            using var other = house.Context();
            other.Companies.Single().Rename("Zenith");
            other.SaveChanges();
        }
    }

    [Theory, BothEngines]
    public async Task People_who_register_meanwhile_are_skipped(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var rows = Enumerable.Range(0, 700).Select(i => string.Create(CultureInfo.InvariantCulture, $"Ada,ada{i}@a.example,GEN"));
        var plan = await desk.PlanTextAsync($"First name,Email,Pass\n{string.Join('\n', rows)}\n");
        var other = await desk.PlanTextAsync("First name,Email,Pass\nAda,ADA650@a.example,GEN\nBo,bo@b.example,GEN\n");

        // Off the test's own context, on which the continuations of the other import would wait for this call.
        var told = new Told(() => Task.Run(() => desk.RunAsync(other)).GetAwaiter().GetResult());
        var done = (await desk.WatchAsync(plan, told, Stop)).Value;

        Assert.Equal(new ImportCounts(699, 1, 0, 0, 0), done.Counts);
    }

    [Theory, BothEngines]
    public async Task People_who_waited_for_a_slow_batch_bear_the_time_at_which_they_are_written(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var rows = Enumerable.Range(0, 700).Select(i => string.Create(CultureInfo.InvariantCulture, $"Ada,ada{i}@a.example,GEN"));
        var plan = await desk.PlanTextAsync($"First name,Email,Pass\n{string.Join('\n', rows)}\n");
        var begun = house.Clock.GetUtcNow();

        await desk.WatchAsync(plan, new Told(() => house.Clock.Advance(TimeSpan.FromSeconds(30))), Stop);

        await using var context = house.Context();
        var times = await context.Registrants.Select(r => new { r.CreatedAt, r.UpdatedAt }).ToListAsync(Stop);
        Assert.Equal([(begun, 500), (begun.AddSeconds(30), 200)],
            times.GroupBy(t => t.CreatedAt).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
        Assert.All(times, t => Assert.Equal(t.CreatedAt, t.UpdatedAt));
    }

    private sealed class Told(Action then) : IProgress<ImportCounts>
    {
        private bool _told;

        public void Report(ImportCounts value)
        {
            if (!_told)
            {
                _told = true;
                then();
            }
        }
    }
}
