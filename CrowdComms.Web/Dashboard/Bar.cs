using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Web.Registrants;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Dashboard;

/// <summary>How many of a pass type or a company arrived, as a bar. It is drawn once for all who watch the event: as components, the
/// bars of a board would hold a hundred KiB in every circuit.</summary>
internal static class Bar
{
    private static readonly ConditionalWeakTable<object, Drawn> Bars = [];
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Draws the bar of a pass type.</summary>
    /// <param name="pass">The pass type and its registrants.</param>
    /// <param name="most">The number of people for which a bar has its full width.</param>
    /// <param name="place">The event that is shown.</param>
    /// <param name="isShared">Whether the wall is shared: then the numbers are no links, because its viewers are not signed in.</param>
    internal static MarkupString Of(PassFigures pass, int most, EventFacts place, bool isShared) => Draw(pass, most, isShared,
        () => new Content(pass.Name, pass.Colour, pass.Counts, place, new RegistrantFilter { PassTypes = [pass.Code] }));

    /// <summary>Draws the bar of a company; the parameters are those of the other one.</summary>
    internal static MarkupString Of(CompanyFigures company, int most, EventFacts place, bool isShared) => Draw(company, most, isShared,
        () => new Content(company.Name, "var(--mud-palette-primary)", company.Counts, place,
            new RegistrantFilter { Company = company.Id }));

    private static MarkupString Draw(object figures, int most, bool isShared, Func<Content> content)
    {
        if (!Bars.TryGetValue(figures, out var drawn) || drawn.Most != most || drawn.IsShared != isShared)
        {
            drawn = new Drawn(most, isShared, Draw(content(), most, isShared));
            Bars.AddOrUpdate(figures, drawn);
        }

        return (MarkupString)drawn.Text;
    }

    private static string Draw(Content content, int most, bool isShared)
    {
        var (name, counts) = (Html.Encode(content.Name), content.Counts);
        var all = Number([], $"<bdi>{name}</bdi>");
        var arrived = Number(BehindNumber.Here, $"<strong>{counts.CheckedIn:N0}</strong>", $"{counts.CheckedIn:N0} of {name} arrived");
        var expected = Number(BehindNumber.Expected, $"{counts.Expected:N0}", $"{counts.Expected:N0} of {name} expected");
        return $"""<li class="bar"><span class="name">{all}</span> <span class="numbers">{arrived} of {expected}</span>"""
            + $"""<div class="track" aria-hidden="true"><div class="expected" style="inline-size: {Width(counts.Expected)}"></div>"""
            + $"""<div class="arrived" style="inline-size: {Width(counts.CheckedIn)}; background: {Html.Encode(content.Colour)}">"""
            + "</div></div></li>";

        string Width(int people) => most == 0 ? "0" : $"{100.0 * people / most:0.##}%";

        string Number(IReadOnlyList<RegistrantStatus> statuses, string text, string says = "") => isShared
            ? $"<span>{text}</span>"
            : $"""<a class="behind" href="{Html.Encode(content.Link(statuses))}"{Label(says)}>{text}</a>""";
    }

    private static string Label(string says) => says.Length == 0 ? "" : $" aria-label=\"{says}\"";

    private sealed record Content(string Name, string Colour, StatusCounts Counts, EventFacts Place, RegistrantFilter Filter)
    {
        internal string Link(IReadOnlyList<RegistrantStatus> statuses) => BehindNumber.People(Place, Filter with { Statuses = statuses });
    }

    private sealed record Drawn(int Most, bool IsShared, string Text);
}
