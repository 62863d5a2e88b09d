using System.Globalization;
using System.Text.Encodings.Web;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Dashboard;

/// <summary>The chart of arrivals and its table, drawn as HTML once for all who watch the event, because no one can choose anything in
/// them. The last bars grow with every arrival, so they are separate: a circuit sends only those that changed.</summary>
internal sealed class DrawnArrivals
{
    private const int Growing = 2;
    private static readonly ForAll<IReadOnlyList<Arrivals>, DrawnArrivals> All = new();

    private readonly ArrivalBars _bars;
    private readonly IReadOnlyList<PassFigures> _passes;

    private DrawnArrivals(EventFigures figures, EventFacts place)
    {
        _bars = ArrivalBars.Of(figures.Arrivals, place);
        _passes = [.. figures.ByPassType.Where(p => _bars.Parts.Any(b => b.ContainsKey(p.Id)))];
        var (lines, top) = (_bars.Lines, _bars.Lines[^1]);
        var ended = Math.Max(0, _bars.Rows.Count - Growing);
        string?[] boxes = [.. _bars.Rows.Select((row, i) => Box(row.People, top, _bars.Parts[i]))];
        string[] rows = [.. _bars.Rows.Select((row, i) =>
            $"""<tr><th scope="row">{row.From}</th><td>{row.People}</td><td>{Words(_bars.Parts[i])}</td></tr>""")];
        Lines = Html(lines, line =>
            $"""<div class="line" style="inset-block-end:{Percent(line, top)}"><span>{line:N0}</span></div>""");
        (Ended, Last) = (Html(boxes[..ended], box => box is null ? "<span></span>" : $"""<span style="{box}"></span>"""), boxes[ended..]);
        (EndedRows, LastRows) = (Html(rows[..ended], row => row), [.. rows[ended..].Select(row => (MarkupString)row)]);
        Times = Html(_bars.Labels, label => $"""<span style="grid-column:{label.Bar + 1}">{label.From}</span>""");
        Legend = Html(_passes, pass =>
            $"""<li><span class="pass-chip" style="--pass:{pass.Colour}"><bdi>{HtmlEncoder.Default.Encode(pass.Name)}</bdi></span></li>""");
        Columns = $"grid-template-columns: repeat({_bars.Rows.Count}, minmax(0, 1fr))";
    }

    /// <summary>The busiest time, in a sentence.</summary>
    internal string Says => _bars.Words;

    /// <summary>The minutes of a bar.</summary>
    internal int Minutes => _bars.Minutes;

    /// <summary>The CSS of the columns, one for each bar.</summary>
    internal string Columns { get; }

    /// <summary>The horizontal lines with their numbers.</summary>
    internal MarkupString Lines { get; }

    /// <summary>The bars of the times that ended.</summary>
    internal MarkupString Ended { get; }

    /// <summary>For each of the last bars the CSS of its box: its height, and its pass types as layers; null for an empty one.</summary>
    internal IReadOnlyList<string?> Last { get; }

    /// <summary>The times below the bars.</summary>
    internal MarkupString Times { get; }

    /// <summary>The pass types that have arrivals.</summary>
    internal MarkupString Legend { get; }

    /// <summary>The rows of the table for the times that ended.</summary>
    internal MarkupString EndedRows { get; }

    /// <summary>The rows of the table for the last bars.</summary>
    internal IReadOnlyList<MarkupString> LastRows { get; }

    /// <summary>Draws the arrivals of figures that have at least one.</summary>
    internal static DrawnArrivals Of(EventFigures figures, EventFacts place) =>
        All.Of(figures.Arrivals, place, _ => true, () => new DrawnArrivals(figures, place));

    private static MarkupString Html<T>(IEnumerable<T> all, Func<T, string> draw) => (MarkupString)string.Concat(all.Select(draw));

    private static string Percent(int people, int top) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * people / top:0.##}%");

    private string? Box(int people, int top, IReadOnlyDictionary<Guid, int> parts)
    {
        if (people == 0)
        {
            return null;
        }

        var (all, below) = (100.0 / parts.Values.Sum(), 0);
        var layers = _passes.Where(p => parts.ContainsKey(p.Id)).Select(p =>
            string.Create(CultureInfo.InvariantCulture, $"{p.Colour} 0 {all * (below += parts[p.Id]):0.#}%"));
        return $"--h:{Percent(people, top)};--c:{string.Join(',', layers)}";
    }

    private string Words(IReadOnlyDictionary<Guid, int> people) => HtmlEncoder.Default.Encode(
        string.Join(", ", _passes.Where(p => people.ContainsKey(p.Id)).Select(p => $"{people[p.Id]} {p.Name}")));
}
