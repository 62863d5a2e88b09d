using CrowdComms.Data.Common;
using CrowdComms.Data.Tokens;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Tokens;

public sealed class RefreshTokenServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Each_token_gives_the_next_one_of_the_same_sign_in(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (tokens, first) = await StartAsync(house);

        house.Clock.Advance(TimeSpan.FromDays(13));
        var second = (await tokens.ContinueAsync(first.Token, Stop)).Value;
        house.Clock.Advance(TimeSpan.FromDays(13));
        var third = (await tokens.ContinueAsync(second.Token, Stop)).Value;

        Assert.Equal((first.UserId, first.FamilyId, true), (third.UserId, third.FamilyId, third.SecondFactor));
        Assert.Equal(3, new[] { first.Token, second.Token, third.Token }.Distinct(StringComparer.Ordinal).Count());
        var program = Assert.Single(await house.Get<SignedInPrograms>().ListAsync(first.UserId, Stop));
        Assert.Equal((first.FamilyId, "curl/8", TimeSpan.FromDays(26)),
            (program.FamilyId, program.Client, program.RefreshedAt - program.SignedInAt));
        house.Clock.Advance(RefreshTokenService.Life);
        Assert.Equal("unauthenticated", (await tokens.ContinueAsync(third.Token, Stop)).Error?.Code);
    }

    [Theory, BothEngines]
    public async Task Using_a_token_twice_ends_its_whole_sign_in_and_no_other(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (tokens, first) = await StartAsync(house);
        var elsewhere = await tokens.StartAsync(await WhoAsync(house, first.UserId), Stop);
        var second = (await tokens.ContinueAsync(first.Token, Stop)).Value;

        Assert.Equal("unauthenticated", (await tokens.ContinueAsync(first.Token, Stop)).Error?.Code);

        Assert.Equal("unauthenticated", (await tokens.ContinueAsync(second.Token, Stop)).Error?.Code);
        Assert.True((await tokens.ContinueAsync(elsewhere.Token, Stop)).IsOk);
    }

    [Theory, BothEngines]
    public async Task Of_many_that_use_one_token_at_once_one_is_answered_and_then_all_must_sign_in(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (tokens, first) = await StartAsync(house);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Task.Run(() => tokens.ContinueAsync(first.Token, Stop), Stop)));

        var winner = Assert.Single(answers, a => a.IsOk);
        Assert.Equal("unauthenticated", (await tokens.ContinueAsync(winner.Value.Token, Stop)).Error?.Code);
        Assert.Empty(await house.Get<SignedInPrograms>().ListAsync(first.UserId, Stop));
    }

    [Theory, BothEngines]
    public async Task A_new_password_a_removed_user_and_signing_out_end_every_token_at_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (tokens, first) = await StartAsync(house);
        await using var context = house.Context();
        await context.Users.Where(u => u.Id == first.UserId)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.SecurityStamp, "another"), Stop);
        Assert.Equal("unauthenticated", (await tokens.ContinueAsync(first.Token, Stop)).Error?.Code);
        Assert.Empty(await house.Get<SignedInPrograms>().ListAsync(first.UserId, Stop));

        var after = await tokens.StartAsync(await WhoAsync(house, first.UserId), Stop);
        await tokens.EndAsync(after.Token, Stop);
        Assert.Equal("unauthenticated", (await tokens.ContinueAsync(after.Token, Stop)).Error?.Code);

        var last = await tokens.StartAsync(await WhoAsync(house, first.UserId), Stop);
        await context.Users.Where(u => u.Id == first.UserId).ExecuteDeleteAsync(Stop);
        Assert.Equal("unauthenticated", (await tokens.ContinueAsync(last.Token, Stop)).Error?.Code);
    }

    [Theory, BothEngines]
    public async Task A_user_ends_the_own_programs_alone_and_old_tokens_are_forgotten(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (tokens, first) = await StartAsync(house);
        var programs = house.Get<SignedInPrograms>();

        Assert.Equal("not_found", (await programs.EndAsync(RisingId.Next(), first.FamilyId, Stop)).Error?.Code);
        Assert.True((await programs.EndAsync(first.UserId, first.FamilyId, Stop)).IsOk);
        Assert.Equal("unauthenticated", (await tokens.ContinueAsync(first.Token, Stop)).Error?.Code);

        Assert.Equal(0, await tokens.ForgetOldAsync(Stop));
        house.Clock.Advance(RefreshTokenService.Life + TimeSpan.FromDays(2));
        Assert.Equal(1, await tokens.ForgetOldAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task What_is_no_token_gives_none_and_no_token_is_kept_as_it_is(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (tokens, first) = await StartAsync(house);

        foreach (var wrong in new[] { null, "", "ccr_", first.Token[..^1], first.Token + "A", "cck_" + first.Token[4..],
            "ccr_" + new string('A', 43) })
        {
            Assert.Equal("unauthenticated", (await tokens.ContinueAsync(wrong, Stop)).Error?.Code);
            await tokens.EndAsync(wrong, Stop);
        }

        await using var context = house.Context();
        Assert.Equal(32, (await context.RefreshTokens.SingleAsync(Stop)).Hash.Length);
        Assert.True((await tokens.ContinueAsync(first.Token, Stop)).IsOk);
    }

    private static async Task<(RefreshTokenService Tokens, RefreshGrant First)> StartAsync(House house)
    {
        var expo = await house.NewEventAsync();
        var tokens = house.Get<RefreshTokenService>();
        return (tokens, await tokens.StartAsync(await WhoAsync(house, expo.Staff.UserId!.Value), Stop));
    }

    private static async Task<ProgramSignedIn> WhoAsync(House house, Guid user)
    {
        await using var context = house.Context();
        return new ProgramSignedIn(user,
            (await context.Users.AsNoTracking().SingleAsync(u => u.Id == user, Stop)).SecurityStamp!,
            SecondFactor: true, "curl/8");
    }
}
