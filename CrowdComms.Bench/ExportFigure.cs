using System.Diagnostics;
using CrowdComms.Data.Exports;

namespace CrowdComms.Bench;

/// <summary>Measures an export of all registrants: how fast it is, and that its memory does not grow with their
/// number.</summary>
internal static class ExportFigure
{
    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run);
        await WriteAsync(house, ExportFormat.Csv);
        List<string[]> rows = [];
        foreach (var format in new[] { ExportFormat.Csv, ExportFormat.Xlsx })
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var start = Stopwatch.GetTimestamp();
            var (written, peak) = await WriteAsync(house, format);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            rows.Add([ExportWords.Ending(format), Figures.Number(seconds), Figures.Number(written / seconds),
                Figures.Number(before / 1e6), Figures.Number(peak / 1e6),
                Figures.Number(Environment.WorkingSet / 1e6)]);
        }

        Figures.Print(
            $"Exporting {run.Registrants:#,0} registrants on {run.Engine} to a file on disk",
            ["", "seconds", "rows a second", "managed MB before", "managed MB at most", "working set MB"], rows[0],
            rows[1]);
    }

    private static async Task<(int Rows, long Peak)> WriteAsync(BenchHouse house, ExportFormat format)
    {
        await using var export =
            (await house.Get<ExportService>()
                .OpenAsync(house.Expo.Id, new ExportRequest(ExportKind.Registrants, format), house.Admin,
                    default)).Value;
        await using var file = new Watched(Path.Combine(house.Folder, $"people.{ExportWords.Ending(format)}"));
        return (await export.WriteAsync(file, default), file.Peak);
    }

    /// <summary>A file that measures the memory of the process at each write.</summary>
    private sealed class Watched(string path) : FileStream(path, FileMode.Create, FileAccess.ReadWrite)
    {
        internal long Peak { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Look();
            base.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Look();
            base.Write(buffer, offset, count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Look();
            return base.WriteAsync(buffer, cancellationToken);
        }

        private void Look() => Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: false));
    }
}
