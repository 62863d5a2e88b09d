using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Browser.Dashboard;

/// <summary>Something happens at the demo event: one person comes, and goes through a door.</summary>
internal static class DoorLife
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Checks somebody in at Desk A, and lets them through a door that their pass opens.</summary>
    internal static async Task BeginAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var person = await context.Registrants.AsNoTracking().Include(r => r.PassType!.Zones)
            .Where(r => r.Status == RegistrantStatus.Confirmed
                && r.PassType!.Zones.Any(z => context.Stations.Any(s => s.ZoneId == z.Id))).OrderBy(r => r.Id)
                    .FirstAsync(Stop);
        var zones = person.PassType!.Zones.Select(z => z.Id).ToList();
        var desk = await context.Stations.AsNoTracking()
            .SingleAsync(s => s.EventId == person.EventId && s.Name == "Desk A", Stop);
        var door = await context.Stations.AsNoTracking().OrderBy(s => s.Name)
            .FirstAsync(s => s.ZoneId != null && zones.Contains(s.ZoneId.Value), Stop);
        var user = await context.Users.AsNoTracking().SingleAsync(u => u.Email == "staff@demo.example", Stop);
        var access = (await app.Get<AccessService>().EnterAsync(user.Id, "demo-expo", Stop)).Value;
        foreach (var station in new[] { desk.Id, door.Id })
        {
            var answer = await app.Get<CheckInService>()
                .ScanAsync(access.Event, new ScanRequest(Guid.CreateVersion7(), station, person.TicketCode), access.Actor,
                    Stop);
            Assert.Equal(ScanOutcome.Admitted, answer.Value.Outcome);
        }
    }
}
