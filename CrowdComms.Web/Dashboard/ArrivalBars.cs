using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;

namespace CrowdComms.Web.Dashboard;

/// <summary>Arrivals as bars, from the first to the last arrival. Each bar covers enough minutes that a reader can tell
/// the bars apart.</summary>
/// <param name="Minutes">The number of minutes that a bar covers.</param>
/// <param name="Rows">For each bar its start in the event's time zone, and the number of people who arrived.</param>
/// <param name="Words">The same in one sentence, for screen readers.</param>
public sealed record ArrivalBars(int Minutes, IReadOnlyList<(string From, int People)> Rows, string Words)
{
    private const int MostBars = 40, MostLabels = 8;
    private static readonly int[] Rounds = [1, 2, 5, 10];
    private static readonly int[] Widths = [5, 10, 15, 30, 60, 120, 240, 720, 1440];

    /// <summary>For each bar the number of people by the id of their pass type.</summary>
    public IReadOnlyList<IReadOnlyDictionary<Guid, int>> Parts { get; init; } = [];

    /// <summary>The bars that have a label: only so many that the labels do not overlap.</summary>
    public IEnumerable<(int Bar, string From)> Labels
    {
        get
        {
            var every = (Rows.Count + MostLabels - 1) / MostLabels;
            return Rows.Select((r, i) => (i, r.From)).Where(l => l.i % every == 0);
        }
    }

    /// <summary>The values of the horizontal lines, from 0 to at least the highest bar: three to six round numbers.</summary>
    public IReadOnlyList<int> Lines
    {
        get
        {
            var most = Math.Max(Rows.Max(r => r.People), 1);
            var size = (int)Math.Pow(10, Math.Floor(Math.Log10(Math.Max(most / 4.0, 1))));
            var step = Rounds.Select(m => m * size).First(s => most <= 5 * s);
            return [.. Enumerable.Range(0, (most + step - 1) / step + 1).Select(i => i * step)];
        }
    }

    /// <summary>Creates the bars of a list of arrivals that has at least one element.</summary>
    public static ArrivalBars Of(IReadOnlyList<Arrivals> arrivals, EventFacts place)
    {
        var (first, last) = (arrivals[0].From, arrivals[^1].From);
        var minutes = Widths.FirstOrDefault(w => (last - first).TotalMinutes / w < MostBars, Widths[^1]);
        var width = TimeSpan.FromMinutes(minutes);
        var begin = new DateTimeOffset(first.UtcTicks - (first.UtcTicks % width.Ticks), TimeSpan.Zero);
        var people = new int[(int)((last - begin) / width) + 1];
        List<Dictionary<Guid, int>> parts = [.. people.Select(_ => new Dictionary<Guid, int>())];
        foreach (var arrival in arrivals)
        {
            var bar = (int)((arrival.From - begin) / width);
            people[bar] += arrival.Count;
            foreach (var pass in arrival.ByPassType)
            {
                parts[bar][pass.PassTypeId] = parts[bar].GetValueOrDefault(pass.PassTypeId) + pass.Count;
            }
        }

        var format = last - first > TimeSpan.FromHours(20) ? "d MMM, HH:mm" : "HH:mm";
        List<(string, int)> rows = [.. people.Select((count, i) => (place.Local(begin + (i * width)).ToString(format), count))];
        var most = Array.IndexOf(people, people.Max());
        return new ArrivalBars(minutes, rows, people[most] == 1
            ? $"Busiest {minutes} minutes: 1 person from {rows[most].Item1}."
            : $"Busiest {minutes} minutes: {people[most]:N0} people from {rows[most].Item1}.")
        { Parts = parts };
    }
}
