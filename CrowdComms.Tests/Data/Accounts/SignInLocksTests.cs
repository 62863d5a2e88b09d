using CrowdComms.Data;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Engines;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Accounts;

/// <summary>Who may still try to sign in, after failures of their own and of others.</summary>
public sealed class SignInLocksTests
{
    private const string Owner = "Olga@Expo.example";
    private static readonly SignInAttempt Stranger = new(Owner, "192.0.2.1"), Elsewhere = new("olga@expo.example. ", "192.0.2.2");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Five_failures_lock_an_account_for_their_source_alone_for_five_minutes_on_every_node(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (locks, node) = (house.Get<SignInLocks>(), Node(house));
        for (var i = 1; i < SignInLocks.FailuresOfSource; i++)
        {
            Assert.Equal(SignInStanding.Open, await (i % 2 == 0 ? node : locks).CountAsync(Stranger, Stop));
        }

        Assert.Equal(SignInStanding.Last, await locks.CountAsync(Stranger, Stop));
        Assert.Equal(SignInStanding.Locked, await node.CountAsync(Stranger with { Account = " OLGA@expo.EXAMPLE" }, Stop));
        Assert.Equal(SignInStanding.Open, await node.CountAsync(Elsewhere, Stop));
        Assert.Equal(SignInStanding.Open, await node.CountAsync(Stranger with { Account = "nobody@expo.example" }, Stop));

        house.Clock.Advance(SignInLocks.Rest - TimeSpan.FromSeconds(1));
        Assert.Equal(SignInStanding.Locked, await locks.CountAsync(Stranger, Stop));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SignInStanding.Open, await locks.CountAsync(Stranger, Stop));
    }

    [Theory, BothEngines]
    public async Task A_success_ends_the_count_of_its_source_and_a_right_password_without_the_second_factor_counts_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var locks = house.Get<SignInLocks>();
        await FailAsync(locks, Stranger, 5);
        await locks.SucceedAsync(Stranger, Stop);
        await FailAsync(locks, Stranger, 4);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(SignInStanding.Last, await locks.CountAsync(Stranger, Stop));
            await locks.TakeBackAsync(Stranger, Stop);
        }

        await using var context = house.Context();
        Assert.Equal([4, 8], await context.SignInCounts.Select(c => c.Failures).Order().ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task Who_guesses_from_many_addresses_is_stopped_and_known_browsers_and_a_new_password_pass(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var locks = house.Get<SignInLocks>();
        var known = new SignInAttempt(Owner, "browser", IsKnown: true);
        for (var i = 0; i < SignInLocks.FailuresOfAccount / 4; i++)
        {
            await FailAsync(locks, Stranger with { Source = $"198.51.100.{i}" }, 4);
        }

        Assert.Equal(SignInStanding.LockedForStrangers, await locks.CountAsync(Elsewhere, Stop));
        Assert.Equal(SignInStanding.Open, await locks.CountAsync(known, Stop));
        await FailAsync(locks, known, 4);
        Assert.Equal(SignInStanding.Locked, await locks.CountAsync(known, Stop));
        Assert.Equal(SignInStanding.Open, await locks.CountAsync(known with { Source = "another" }, Stop));

        await locks.ForgetAsync(Owner, Stop);
        Assert.Equal(SignInStanding.Open, await locks.CountAsync(Elsewhere, Stop));
        Assert.Equal(SignInStanding.Open, await locks.CountAsync(known, Stop));
    }

    [Theory, BothEngines]
    public async Task Of_many_attempts_at_one_instant_no_more_are_verified_than_the_bound_permits(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var nodes = new[] { Node(house), Node(house) };
        var answers = await Task.WhenAll(Enumerable.Range(0, 16)
            .Select(i => Task.Run(() => nodes[i % 2].CountAsync(Stranger, Stop), Stop)));

        Assert.InRange(answers.Count(a => a != SignInStanding.Locked), 1, SignInLocks.FailuresOfSource);
        Assert.Equal(SignInStanding.Locked, await nodes[0].CountAsync(Stranger, Stop));
    }

    [Theory, BothEngines]
    public async Task Invented_names_are_forgotten_and_their_number_is_bounded_without_pushing_locks_out(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var locks = new SignInLocks(house.Get<IDbContextFactory<CrowdCommsContext>>(), house.Get<IDatabaseEngine>(), house.Clock)
        { MostRows = 10 };
        await FailAsync(locks, Stranger, 5);
        for (var i = 0; i < 20; i++)
        {
            await locks.CountAsync(new SignInAttempt($"invented-{i}@nowhere.example", "203.0.113.9"), Stop);
        }

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(SignInStanding.Locked, await locks.CountAsync(Stranger, Stop));
        await using var context = house.Context();
        Assert.Equal(10, await context.SignInCounts.CountAsync(Stop));

        house.Clock.Advance(SignInLocks.LongRest);
        Assert.Equal(SignInStanding.Open, await locks.CountAsync(Stranger, Stop));
        Assert.Equal(2, await context.SignInCounts.CountAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task A_known_name_and_an_invented_one_cost_the_same_statements(Engine engine)
    {
        using var sent = new SentStatements();
        await using var house = await House.OpenAsync(engine);
        var at = await house.NewEventAsync();
        var locks = house.Get<SignInLocks>();
        await using var context = house.Context();
        var email = await context.Users.Where(u => u.Id == at.Organiser.UserId).Select(u => u.Email!).SingleAsync(Stop);
        await FailAsync(locks, Elsewhere, 1);
        List<IReadOnlyList<string>> costs = [];
        foreach (var name in new[] { email, "nobody@expo.example" })
        {
            sent.Take();
            await FailAsync(locks, new SignInAttempt(name, "192.0.2.3"), 7);
            costs.Add(sent.Take());
        }

        Assert.NotEmpty(costs[0]);
        Assert.Equal(costs[0], costs[1]);
    }

    private static SignInLocks Node(House house) =>
        new(house.Get<IDbContextFactory<CrowdCommsContext>>(), house.Get<IDatabaseEngine>(), house.Clock);

    private static async Task FailAsync(SignInLocks locks, SignInAttempt attempt, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await locks.CountAsync(attempt, Stop);
        }
    }
}
