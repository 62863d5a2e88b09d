using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Web.Registrants;

namespace CrowdComms.Web.Dashboard;

/// <summary>A pass type or a company whose registrants a bar counts.</summary>
/// <param name="Event">The event that is shown.</param>
/// <param name="Name">The name of the pass type or company.</param>
/// <param name="Colour">The colour of the bar in CSS.</param>
/// <param name="Filter">The filter of the grid that lists the counted registrants of every status.</param>
/// <param name="Counts">The number of registrants by status.</param>
/// <param name="Most">The number of people for which a bar has its full width.</param>
internal sealed record BarOf(EventFacts Event, string Name, string Colour, RegistrantFilter Filter, StatusCounts Counts, int Most)
{
    /// <summary>The address of the list of those of some statuses; of all for none.</summary>
    internal string Link(IReadOnlyList<RegistrantStatus> statuses) => BehindNumber.People(Event, Filter with { Statuses = statuses });

    /// <summary>The width of a bar for a number of people, in CSS.</summary>
    internal string Share(int people) => Most == 0 ? "0" : $"{100.0 * people / Most:0.##}%";
}
