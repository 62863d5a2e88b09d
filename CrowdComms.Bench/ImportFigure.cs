using System.Diagnostics;
using System.Globalization;
using CrowdComms.Data.Events;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.PassTypes;

namespace CrowdComms.Bench;

/// <summary>
/// Measures the import of a file of people, from the upload to the last commit, with every check, tickets, history and
/// audit. Beside it the same rows written by the engine's own fastest method, without reading or checking, in turns; and the
/// scans of another event, without an import and during one.
/// </summary>
internal static class ImportFigure
{
    private const int WarmUp = 10_000, Rounds = 3, Scanned = 10_000;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(8);

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run with { Registrants = Scanned });
        var expo = await MakeEventAsync(house);
        await ImportAsync(house, expo, (1_000_000_000, WarmUp));
        await (await SameRows.TakeOutAsync(house, expo.Id)).DisposeAsync();
        var rounds = new List<Round>();
        for (var left = Rounds; left > 0; left--)
        {
            rounds.Add(await RoundAsync(house, expo, (run.Registrants, Remains: left == 1)));
        }

        var undo = await UndoAsync(house, expo);
        Print(run, rounds, undo);
        await MeanwhileAsync(house, expo, run);
    }

    private static async Task<Round> RoundAsync(BenchHouse house, Event expo, (int Count, bool Remains) people)
    {
        var (dry, wet, memory) = await ImportAsync(house, expo, (0, people.Count));
        await using var rows = await SameRows.TakeOutAsync(house, expo.Id);
        var back = await rows.PutBackAsync();
        await (people.Remains ? Task.CompletedTask : rows.RemoveAsync(expo.Id));
        return new Round(dry.TotalSeconds, wet.TotalSeconds, back.TotalSeconds, memory) { Way = rows.Way };
    }

    private static void Print(BenchRun run, List<Round> rounds, TimeSpan undo)
    {
        var memory = rounds[^1].Memory;
        Figures.Print(
            $"Importing {run.Registrants:#,0} rows on {run.Engine}, the median of {Rounds} rounds",
            ["", "seconds", "rows a second"],
            ["read, match columns, dry run", .. Speed(Figures.Median(rounds.Select(r => r.Dry)), run.Registrants)],
            ["import", .. Speed(Figures.Median(rounds.Select(r => r.Wet)), run.Registrants)],
            [rounds[0].Way, .. Speed(Figures.Median(rounds.Select(r => r.Back)), run.Registrants)],
            ["of that speed", string.Join(" ", rounds.Select(r => Figures.Number(r.Back / r.Wet))),
                Figures.Number(Figures.Median(rounds.Select(r => r.Back / r.Wet)))],
            ["CPU of this process during the import", Figures.Number(Figures.Median(rounds.Select(r => r.Memory.Cpu))), ""],
            ["undo", .. Speed(undo.TotalSeconds, run.Registrants)]);
        Figures.Print(
            "Memory, MB",
            ["", "before", "peak"],
            ["managed", Megabytes(memory.Before), Megabytes(memory.Peak)],
            ["working set", "", Megabytes(memory.WorkingSet)]);
    }

    private static async Task MeanwhileAsync(BenchHouse house, Event expo, BenchRun run)
    {
        var scans = await PacedScans.OpenAsync(house);
        await scans.RunAsync(Task.Delay(Idle / 4));
        var idle = await scans.RunAsync(Task.Delay(Idle));
        var meanwhile = await scans.RunAsync(ImportAsync(house, expo, (0, run.Registrants)));
        Figures.Print(
            $"Scans, one each {PacedScans.Pace.TotalMilliseconds:0} ms, milliseconds",
            ["", "scans", "p50", "p95", "p99", "longest"],
            ["no import", $"{idle.Count}", .. Figures.Times(idle)],
            ["during an import, dry run included", $"{meanwhile.Count}", .. Figures.Times(meanwhile)],
            ["times", "", .. Figures.Times(meanwhile).Zip(Figures.Times(idle), Times)]);
    }

    internal static async Task<Event> MakeEventAsync(BenchHouse house)
    {
        var expo = new Event { Slug = "import-bench", Name = "Import", TimeZone = "UTC" };
        await using var context = house.Context();
        context.Add(expo);
        context.AddRange(
            new PassType { EventId = expo.Id, Name = "General", Code = "GEN", Colour = "#4a6db0" },
            new PassType { EventId = expo.Id, Name = "VIP", Code = "VIP", Colour = "#dd7711", Position = 1 });
        await context.SaveChangesAsync();
        return expo;
    }

    internal static async Task<(TimeSpan Dry, TimeSpan Wet, Watched Memory)> ImportAsync(
        BenchHouse house, Event expo, (int From, int Count) people)
    {
        var path = Path.Combine(house.Folder, "people.csv");
        await File.WriteAllLinesAsync(path, Enumerable.Range(people.From, people.Count).Select(Line)
            .Prepend("First name,Last name,Email,Company,Job title,Phone,Pass type,Status"));
        var imports = house.Get<ImportService>();
        var start = Stopwatch.GetTimestamp();
        await using var content = File.OpenRead(path);
        using var file =
            (await imports.ReceiveAsync(expo.Id, new Upload("people.csv", content), house.Admin, default)).Value;
        var plan = new PlannedImport(file, new ImportChoices(ColumnGuess.Of(file.Header, file.Samples)));
        var preview = (await imports.PreviewAsync(expo.Id, plan, house.Admin, default)).Value;
        var dry = Stopwatch.GetElapsedTime(start);
        var memory = new Watched();
        start = Stopwatch.GetTimestamp();
        var id = (await imports.StartAsync(expo.Id, plan, preview.Counts.Rows, house.Admin, default)).Value;
        await house.Get<ImportRunner>().RunAsync(id, memory, default);
        var wet = Stopwatch.GetElapsedTime(start);
        memory.End();
        var run = (await house.Get<ImportReader>().GetAsync(expo.Id, id, house.Admin, default)).Value;
        return run.Counts.New == people.Count ? (dry, wet, memory)
            : throw new InvalidOperationException($"{run.Counts} of {people.Count} rows: {run.Failure}");
    }

    internal static async Task<TimeSpan> UndoAsync(BenchHouse house, Event expo)
    {
        var run = (await house.Get<ImportReader>().PageAsync(expo.Id, 1, house.Admin, default)).Value.Items[0];
        var start = Stopwatch.GetTimestamp();
        await house.Get<ImportEnding>().UndoAsync(expo.Id, run.Id, house.Admin, default);
        await house.Get<ImportRunner>().RunAsync(run.Id, null, default);
        var time = Stopwatch.GetElapsedTime(start);
        var undone = (await house.Get<ImportReader>().GetAsync(expo.Id, run.Id, house.Admin, default)).Value;
        return undone.State == ImportState.Undone && undone.Kept == 0 ? time
            : throw new InvalidOperationException($"{undone.State}, {undone.Kept} kept");
    }

    private static string Line(int i) =>
        $"Wilhelm {i % 700},Röntgen-{i % 4999},person{i}@company{i % 300}.example,Company number {i % 300} "
            + $"Ltd,Physicist,+49 30 "
            + $"{i},{(i % 5 == 0 ? "VIP" : "General")},{(i % 5 == 0 ? "Registered" : "Confirmed")}";

    private static string[] Speed(double seconds, int rows) => [Figures.Number(seconds), Figures.Number(rows / seconds)];

    private static string Times(string one, string other) => Figures.Number(
        double.Parse(one, CultureInfo.InvariantCulture) / double.Parse(other, CultureInfo.InvariantCulture));

    private static string Megabytes(long bytes) => Figures.Number(bytes / 1e6);

    internal sealed class Watched : IProgress<ImportCounts>
    {
        private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;

        internal double Cpu { get; private set; }

        internal long Before { get; } = GC.GetTotalMemory(forceFullCollection: true);

        internal long Peak { get; private set; }

        internal long WorkingSet { get; private set; }

        public void Report(ImportCounts value) =>
            (Peak, WorkingSet) = (Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: false)),
                Math.Max(WorkingSet, Environment.WorkingSet));

        internal void End() => Cpu = (Environment.CpuUsage.TotalTime - _cpu).TotalSeconds;
    }

    private sealed record Round(double Dry, double Wet, double Back, Watched Memory)
    {
        internal required string Way { get; init; }
    }
}
