using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Bench;

/// <summary>
/// Measures the check-ins of sixteen stations on SQLite, with its write-ahead log as CrowdComms uses it and with a rollback journal:
/// two files of the same people, in turns, and the median of the rounds. <c>synchronous</c> is the same in both.
/// </summary>
internal static class JournalFigure
{
    private const int Stations = 16, Rounds = 3;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5), Warmth = TimeSpan.FromSeconds(1);

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var log = await OpenAsync(run, "wal");
        await using var rollback = await OpenAsync(run, "delete");
        var (ahead, back) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ahead.Add(await log.PerSecondAsync());
            back.Add(await rollback.PerSecondAsync());
        }

        var (fast, slow) = (Figures.Median(ahead), Figures.Median(back));
        Figures.Print($"Check-ins a second by {Stations} stations, the median of {Rounds} rounds of {Length.TotalSeconds:0} seconds",
            ["", "synchronous", "a second", "lowest", "highest"],
            Row("write-ahead log, as CrowdComms uses it", log, ahead),
            Row("rollback journal (journal_mode=DELETE)", rollback, back),
            ["ratio", "", Figures.Number(fast / slow), "", ""]);
    }

    private static string[] Row(string name, Journal journal, List<double> rates) =>
        [name, journal.Synchronous, Figures.Number(Figures.Median(rates)), Figures.Number(rates.Min()), Figures.Number(rates.Max())];

    private static async Task<Journal> OpenAsync(BenchRun run, string mode)
    {
        var house = await BenchHouse.OpenAsync(run);
        // The mode of a file changes only while no other connection has it open.
        SqliteConnection.ClearAllPools();
        var became = await PragmaAsync(house, $"journal_mode = {mode}");
        var synchronous = await PragmaAsync(house, "synchronous");
        return became == mode
            ? new Journal(house, await ScanFigure.StationsAsync(house), synchronous == "2" ? "FULL" : synchronous)
            : throw new InvalidOperationException($"The file is in mode {became}, not {mode}.");
    }

    private static async Task<string> PragmaAsync(BenchHouse house, string pragma)
    {
        await using var context = house.Context();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // One of two words of our own.
        command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
        return $"{await command.ExecuteScalarAsync()}";
    }

    private sealed record Journal(BenchHouse House, Guid[] Stations, string Synchronous) : IAsyncDisposable
    {
        internal async Task<double> PerSecondAsync()
        {
            var codes = new ConcurrentQueue<string>(await ScanFigure.ResetAsync(House));
            var stations = Stations[..JournalFigure.Stations];
            await ScanFigure.PerSecondAsync(House, stations, codes, Warmth);
            return await ScanFigure.PerSecondAsync(House, stations, codes, Length);
        }

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
