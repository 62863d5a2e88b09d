using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CrowdComms.Tests.Data.Engines;

/// <summary>What an exception of a database or a disk tells.</summary>
public sealed class OutageKindTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5, 5, OutageKind.Unreachable), InlineData(14, 14, OutageKind.Unreachable), InlineData(13, 13, OutageKind.DiskFull)]
    [InlineData(10, 4874, OutageKind.DiskFull), InlineData(10, 778, OutageKind.DiskBroken), InlineData(8, 1032, OutageKind.DiskReadOnly)]
    [InlineData(11, 11, OutageKind.DiskBroken), InlineData(26, 26, OutageKind.DiskBroken)]
    [InlineData(1, 1, null), InlineData(19, 2067, null)]
    public async Task Sqlite_tells_by_its_code(int code, int extended, OutageKind? kind)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var failure = new DbUpdateException("Not saved.", new SqliteException("Why.", code, extended));
        Assert.Equal(kind, house.Get<IDatabaseEngine>().OutageOf(failure));
    }

    [Theory]
    [InlineData("53100", OutageKind.DiskFull), InlineData("25006", OutageKind.DiskReadOnly), InlineData("58030", OutageKind.DiskBroken)]
    [InlineData("XX001", OutageKind.DiskBroken), InlineData("57P01", OutageKind.Unreachable), InlineData("53300", OutageKind.Unreachable)]
    [InlineData("23505", null), InlineData("42P01", null)]
    public async Task Postgres_tells_by_its_state(string state, OutageKind? kind)
    {
        await using var house = await House.OpenAsync(Engine.Postgres);
        await using var context = house.Context();
        var raise = $"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END $$";
        var failure = await Assert.ThrowsAsync<PostgresException>(() => context.Database.ExecuteSqlRawAsync(raise, Stop));
        Assert.Equal(kind, house.Get<IDatabaseEngine>().OutageOf(failure));
    }

    [Theory, BothEngines]
    public async Task A_file_that_cannot_be_written_tells_by_the_systems_error(Engine engine)
    {
        Machine.Needs(OperatingSystem.IsLinux(), "/dev/full is a disk that is always full: run this on Linux.");
        await using var house = await House.OpenAsync(engine);
        var failure = await Assert.ThrowsAsync<IOException>(() => File.WriteAllBytesAsync("/dev/full", new byte[10_000], Stop));
        var error = house.Get<Outage>().Of(failure)!;
        Assert.Equal((ErrorKind.Unavailable, "storage.full"), (error.Kind, error.Code));
        Assert.StartsWith("The disk is full.", error.Message, StringComparison.Ordinal);
        Assert.True(Outage.Says(error.Message));
        Assert.Null(house.Get<Outage>().Of(new FileNotFoundException()));
    }
}
