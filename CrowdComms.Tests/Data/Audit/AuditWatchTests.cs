using CrowdComms.Data;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Audit;

public sealed class AuditWatchTests
{
    [Fact]
    public async Task A_service_that_forgot_the_audit_fails_the_test_that_used_it()
    {
        var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using (var context = await house.Get<IDbContextFactory<CrowdCommsContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            (await context.Zones.FirstAsync(z => z.EventId == expo.Id, TestContext.Current.CancellationToken)).Name =
                "Roof";
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var told = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(async () => await house.DisposeAsync());
        Assert.Contains("Zone.Name", told.Message, StringComparison.Ordinal);
    }
}
