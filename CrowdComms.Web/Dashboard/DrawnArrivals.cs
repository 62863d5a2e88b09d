using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Dashboard;

/// <summary>The bars of arrivals and the rows of their table, drawn once for all who watch the event: a circuit only refers to them,
/// and sends those that changed.</summary>
internal sealed class DrawnArrivals
{
    private static readonly ConditionalWeakTable<IReadOnlyList<Arrivals>, DrawnArrivals> All = [];

    private DrawnArrivals(EventFigures figures, EventFacts place)
    {
        Bars = ArrivalBars.Of(figures.Arrivals, place);
        Passes = [.. figures.ByPassType.Where(p => Bars.Parts.Any(b => b.ContainsKey(p.Id)))];
        var top = Bars.Lines[^1];
        Boxes = [.. Bars.Rows.Select((row, i) => Box(row.People, top, Bars.Parts[i]))];
        Rows = [.. Bars.Rows.Select((row, i) => (MarkupString)
            $"""<tr><th scope="row">{row.From}</th><td>{row.People}</td><td>{Words(Bars.Parts[i])}</td></tr>""")];
    }

    internal ArrivalBars Bars { get; }

    /// <summary>The pass types that have arrivals.</summary>
    internal IReadOnlyList<PassFigures> Passes { get; }

    /// <summary>For each bar the CSS of its box, whose pass types are layers of its background; null for an empty one.</summary>
    internal IReadOnlyList<string?> Boxes { get; }

    /// <summary>For each bar its row of the table.</summary>
    internal IReadOnlyList<MarkupString> Rows { get; }

    /// <summary>Draws the arrivals of figures that have at least one.</summary>
    internal static DrawnArrivals Of(EventFigures figures, EventFacts place)
    {
        if (!All.TryGetValue(figures.Arrivals, out var drawn))
        {
            All.AddOrUpdate(figures.Arrivals, drawn = new DrawnArrivals(figures, place));
        }

        return drawn;
    }

    /// <summary>The height of a number of people, in CSS.</summary>
    internal static string Percent(int people, int top) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * people / top:0.##}%");

    private string? Box(int people, int top, IReadOnlyDictionary<Guid, int> parts)
    {
        if (people == 0)
        {
            return null;
        }

        var (all, below) = (100.0 / parts.Values.Sum(), 0);
        var layers = Passes.Where(p => parts.ContainsKey(p.Id)).Select(p =>
            string.Create(CultureInfo.InvariantCulture, $"{p.Colour} 0 {all * (below += parts[p.Id]):0.#}%"));
        return $"--h:{Percent(people, top)};--c:{string.Join(',', layers)}";
    }

    private string Words(IReadOnlyDictionary<Guid, int> people) => HtmlEncoder.Default.Encode(
        string.Join(", ", Passes.Where(p => people.ContainsKey(p.Id)).Select(p => $"{people[p.Id]} {p.Name}")));
}
