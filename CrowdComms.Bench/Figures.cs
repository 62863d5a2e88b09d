using System.Globalization;

namespace CrowdComms.Bench;

/// <summary>Prints figures beside the reference that they are compared with.</summary>
internal static class Figures
{
    /// <summary>Returns the percentile of times that are sorted from the shortest: the value that so many per cent do
    /// not exceed.</summary>
    internal static double Percentile(IReadOnlyList<double> sorted, double percent) =>
        sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Count) - 1, 0, sorted.Count - 1)];

    /// <summary>The median of some values.</summary>
    internal static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 50);

    /// <summary>The 50th, 95th and 99th percentile and the longest of some times in milliseconds, as cells of a row.</summary>
    internal static string[] Times(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return [Number(Percentile(sorted, 50)), Number(Percentile(sorted, 95)), Number(Percentile(sorted, 99)),
            Number(sorted[^1])];
    }

    internal static string Number(double value) =>
        value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>Prints a table with its heading; the first row names the columns.</summary>
    internal static void Print(string heading, params string[][] rows)
    {
        Console.WriteLine();
        Console.WriteLine(heading);
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
        {
            Console.WriteLine("  "
                + string.Join("   ",
                    row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))));
        }
    }
}
