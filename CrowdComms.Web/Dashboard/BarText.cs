using System.Globalization;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Web.Registrants;

namespace CrowdComms.Web.Dashboard;

/// <summary>What the bar of a pass type or a company says. The texts are made once for all who watch the event, because each circuit
/// keeps what it shows, and would keep copies of its own.</summary>
internal sealed class BarText
{
    private static readonly ForAll<object, BarText> Bars = new();

    private readonly int _most;

    private BarText(Subject subject, int most, EventFacts place)
    {
        var counts = subject.Counts;
        (_most, Subject) = (most, subject);
        (Arrived, Expected) = ($"{counts.CheckedIn:N0}", $"{counts.Expected:N0}");
        Style = $"--arrived:{Width(counts.CheckedIn)};--expected:{Width(counts.Expected)};--colour:{subject.Colour}";
        (ArrivedSays, ExpectedSays) = ($"{Arrived} of {subject.Name} arrived", $"{Expected} of {subject.Name} expected");
        (All, Here, Awaited) = (Link([]), Link(BehindNumber.Here), Link(BehindNumber.Expected));

        string Link(IReadOnlyList<RegistrantStatus> statuses) => BehindNumber.People(place, subject.Filter with { Statuses = statuses });
    }

    /// <summary>Whose bar it is.</summary>
    internal Subject Subject { get; }

    /// <summary>The number of those who arrived.</summary>
    internal string Arrived { get; }

    /// <summary>The number of those who are expected.</summary>
    internal string Expected { get; }

    /// <summary>The CSS variables of the bar: how much arrived, how much is expected, and its colour.</summary>
    internal string Style { get; }

    /// <summary>The name of the number of those who arrived, for screen readers.</summary>
    internal string ArrivedSays { get; }

    /// <summary>The name of the number of those who are expected, for screen readers.</summary>
    internal string ExpectedSays { get; }

    /// <summary>The address of the list of all.</summary>
    internal string All { get; }

    /// <summary>The address of the list of those who arrived.</summary>
    internal string Here { get; }

    /// <summary>The address of the list of those who are expected.</summary>
    internal string Awaited { get; }

    /// <summary>What the bar of a pass type says.</summary>
    /// <param name="pass">The pass type and its registrants.</param>
    /// <param name="most">The number of people for which a bar has its full width.</param>
    /// <param name="place">The event that is shown.</param>
    internal static BarText Of(PassFigures pass, int most, EventFacts place) => Of(pass, most, place,
        () => new Subject(pass.Id, pass.Name, pass.Colour, pass.Counts, new RegistrantFilter { PassTypes = [pass.Code] }));

    /// <summary>What the bar of a company says; the parameters are those of the other one.</summary>
    internal static BarText Of(CompanyFigures company, int most, EventFacts place) => Of(company, most, place,
        () => new Subject(company.Id, company.Name, "var(--mud-palette-primary)", company.Counts,
            new RegistrantFilter { Company = company.Id }));

    private static BarText Of(object figures, int most, EventFacts place, Func<Subject> subject) =>
        Bars.Of(figures, place, text => text._most == most, () => new BarText(subject(), most, place));

    private string Width(int people) =>
        _most == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * people / _most:0.##}%");
}

/// <summary>Whose bar it is: a pass type or a company, with the filter of the grid that lists its registrants.</summary>
internal sealed record Subject(Guid Id, string Name, string Colour, StatusCounts Counts, RegistrantFilter Filter);
