using CrowdComms.Data.Engines;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Engines;

public sealed class MigrationsTests
{
    [Theory, BothEngines]
    public async Task The_migrations_make_what_the_model_says(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        await using var context = house.Context();
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task Migrating_again_changes_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using var context = house.Context();
        await house.Get<IDatabaseEngine>().MigrateAsync(context, TestContext.Current.CancellationToken);
        Assert.True(await context.Events.AnyAsync(e => e.Id == expo.Id, TestContext.Current.CancellationToken));
    }
}
