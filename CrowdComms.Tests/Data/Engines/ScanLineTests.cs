using CrowdComms.Data.CheckIn;
using CrowdComms.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Engines;

/// <summary>On SQLite all scans are written on one connection, which a failure does not spoil.</summary>
public sealed class ScanLineTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scan_after_one_that_could_not_be_written_is_written()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        await using var context = house.Context();
        await context.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER broken BEFORE INSERT ON scans BEGIN SELECT RAISE(ABORT, 'broken'); END", Stop);
        await Assert.ThrowsAsync<SqliteException>(ScanAsync);
        Assert.Equal(0, await context.StatusChanges.CountAsync(c => c.To == CrowdComms.Data.Common.RegistrantStatus.CheckedIn, Stop));
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER broken", Stop);

        Assert.Equal(ScanOutcome.Admitted, await ScanAsync());
        Assert.Equal(ScanOutcome.AlreadyCheckedIn, await ScanAsync());
        Assert.Equal(2, await context.Scans.CountAsync(Stop));

        async Task<ScanOutcome> ScanAsync() => (await house.Get<CheckInService>().ScanAsync(expo.Facts,
            new ScanRequest(Guid.CreateVersion7(), expo.Desk, person.TicketCode), expo.Staff, Stop)).Value.Outcome;
    }
}
