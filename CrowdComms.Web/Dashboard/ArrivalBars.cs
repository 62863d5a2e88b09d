using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using MudBlazor;

namespace CrowdComms.Web.Dashboard;

/// <summary>Arrivals as bars: from the first to the last, in spans wide enough that a reader can tell them apart.</summary>
/// <param name="Minutes">The width of a bar.</param>
/// <param name="Rows">Each bar's beginning on the venue's clock, and its people.</param>
/// <param name="Words">The same in one sentence.</param>
public sealed record ArrivalBars(int Minutes, IReadOnlyList<(string From, int People)> Rows, string Words)
{
    private const int MostBars = 40, MostLabels = 8;
    private static readonly int[] Widths = [5, 10, 15, 30, 60, 120, 240, 720, 1440];

    /// <summary>For the chart.</summary>
    public List<ChartSeries<double>> Series => [new() { Name = "Arrivals", Data = new ChartData<double>([.. Rows.Select(r => (double)r.People)]) }];

    /// <summary>For the chart: so few that they do not run into each other.</summary>
    public string[] Labels
    {
        get
        {
            var every = (Rows.Count + MostLabels - 1) / MostLabels;
            return [.. Rows.Select((r, i) => i % every == 0 ? r.From : "")];
        }
    }

    /// <summary>The bars of some arrivals, of which there is at least one.</summary>
    public static ArrivalBars Of(IReadOnlyList<Arrivals> arrivals, EventFacts place)
    {
        var (first, last) = (arrivals[0].From, arrivals[^1].From);
        var minutes = Widths.FirstOrDefault(w => (last - first).TotalMinutes / w < MostBars, Widths[^1]);
        var width = TimeSpan.FromMinutes(minutes);
        var begin = new DateTimeOffset(first.UtcTicks - (first.UtcTicks % width.Ticks), TimeSpan.Zero);
        var people = new int[(int)((last - begin) / width) + 1];
        foreach (var arrival in arrivals)
        {
            people[(int)((arrival.From - begin) / width)] += arrival.Count;
        }

        var format = last - first > TimeSpan.FromHours(20) ? "d MMM HH:mm" : "HH:mm";
        List<(string, int)> rows = [.. people.Select((count, i) => (place.Local(begin + (i * width)).ToString(format), count))];
        var most = Array.IndexOf(people, people.Max());
        return new ArrivalBars(minutes, rows, $"Busiest {minutes} minutes: {people[most]:N0} people from {rows[most].Item1}.");
    }
}
