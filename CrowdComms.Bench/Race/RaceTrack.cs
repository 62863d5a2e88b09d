using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Bench.Race;

/// <summary>What both racers work on: the same people, stations and texts to search for.</summary>
/// <param name="Stations">The stations at which tickets are scanned.</param>
/// <param name="Codes">The valid ticket codes of those who are confirmed now, in random order.</param>
/// <param name="People">The ids of some people.</param>
/// <param name="Names">Family names that people have.</param>
internal sealed record RaceTrack(
    IReadOnlyList<Guid> Stations, IReadOnlyList<string> Codes, IReadOnlyList<Guid> People, IReadOnlyList<string> Names)
{
    private const int Some = 1000;

    /// <summary>Adds the stations, lets every pass type be valid now, and reads the rest. The peer is filled afterwards.</summary>
    internal static async Task<RaceTrack> LayAsync(BenchHouse house, int desks, CancellationToken cancellationToken)
    {
        await using var context = house.Context();
        var stations = Enumerable.Range(1, desks)
            .Select(i => new Station { EventId = house.Expo.Id, Name = $"Race {i}", Kind = StationKind.Desk }).ToList();
        context.AddRange(stations);
        await context.SaveChangesAsync(cancellationToken);
        await context.PassTypes.ExecuteUpdateAsync(set => set.SetProperty(p => p.ValidFrom, (DateTimeOffset?)null)
            .SetProperty(p => p.ValidUntil, (DateTimeOffset?)null), cancellationToken);
        var names = await context.Registrants.Select(r => r.Person.LastName).Distinct().OrderBy(n => n).ToListAsync(cancellationToken);
        return new RaceTrack([.. stations.Select(s => s.Id)], await CodesAsync(house, cancellationToken),
            await context.Registrants.OrderBy(r => r.TicketCode).Select(r => r.Id).Take(Some).ToListAsync(cancellationToken),
            [.. names.Where(n => n.Length >= 4 && n.All(char.IsAsciiLetter)).OrderBy(n => n.Length % 3).Take(Some)]);
    }

    /// <summary>The valid ticket codes of those who are confirmed now, in random order.</summary>
    internal static async Task<List<string>> CodesAsync(BenchHouse house, CancellationToken cancellationToken)
    {
        await using var context = house.Context();
        return await context.Registrants.Where(r => r.Status == RegistrantStatus.Confirmed).OrderBy(r => r.TicketCode)
            .Select(r => r.TicketCode).ToListAsync(cancellationToken);
    }

    /// <summary>The bodies of the scans of some tickets, one after the other at each station.</summary>
    internal IReadOnlyList<string> Scans(IRacer racer, IEnumerable<string> codes) =>
        [.. codes.Select((code, i) => racer.Scan(code, Stations[i % Stations.Count]))];
}
