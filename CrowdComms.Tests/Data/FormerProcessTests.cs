using CrowdComms.Data;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Messages;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Data;

public sealed class FormerProcessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task What_was_claimed_is_freed_by_whoever_is_surely_alone_and_by_nobody_else(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        await house.RegisterAsync(await house.NewEventAsync());
        await using var hold = (await house.Get<Schema>().MigrateAsync(Stop)).Value;
        Assert.Single(await house.Get<MessageSender>().ClaimAsync(Stop));

        Assert.Equal(engine == Engine.Sqlite ? 1 : 0, await house.Get<FormerProcess>().ReleaseClaimsAsync(Stop));
        Assert.Equal(engine == Engine.Sqlite ? 1 : 0, (await house.Get<MessageSender>().ClaimAsync(Stop)).Count);

        // A second process on the same data while the first lives.
        await using (var second = new ServiceCollection().AddLogging().AddCrowdCommsData(house.Postgres, house.Folder)
            .BuildServiceProvider())
        {
            var refused = await second.GetRequiredService<Schema>().MigrateAsync(Stop);
            Assert.Equal(engine == Engine.Sqlite ? "database.in_use" : "database.starting_elsewhere", refused.Error!.Code);
            Assert.Equal(0, await second.GetRequiredService<FormerProcess>().ReleaseClaimsAsync(Stop));
            await using var context = house.Context();
            Assert.Equal(1, await context.Messages.CountAsync(m => m.ClaimedUntil != null, Stop));
        }
    }
}
