using System.Globalization;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;

namespace CrowdComms.Web.Dashboard;

/// <summary>What the list of the latest says of one of them, made once for all who watch.</summary>
/// <param name="Link">The address of the person.</param>
/// <param name="Instant">When it was, for machines.</param>
/// <param name="Time">When it was, by the clock of the venue.</param>
internal sealed record ArrivalText(string Link, string Instant, string Time)
{
    private static readonly ForAll<Arrival, ArrivalText> Drawn = new();

    internal static ArrivalText Of(Arrival person, EventFacts place) => Drawn.Of(person, place, _ => true, () => new ArrivalText(
        $"/events/{place.Slug}/registrants?person={person.RegistrantId}", person.At.ToString("O", CultureInfo.InvariantCulture),
        place.Local(person.At).ToString("HH:mm:ss", CultureInfo.CurrentCulture)));
}
