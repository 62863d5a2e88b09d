using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace CrowdComms.Bench.Race;

/// <summary>
/// Races CrowdComms, published for Release in a process of its own, against a Django REST service over the same people, and against
/// pgbench, on one PostgreSQL in one run: SQL statements of a request, reads, and scans per second.
/// </summary>
internal static class RaceFigure
{
    /// <summary>The number of registrants if the command line gives none.</summary>
    internal const int Crowd = 100_000;

    private const int Desks = 32;

    internal static async Task MeasureAsync(BenchRun run)
    {
        using var signals = new StopSignals();
        var stop = signals.Token;
        using var wrk = new Wrk();
        Command.Find("pgbench", "postgresql");
        var python = await DjangoPeer.FindPythonAsync(stop);
        await using var server = run.Server is null ? await StatementServer.StartAsync() : null;
        await using var house = await BenchHouse.OpenAsync(run with { OnPostgres = true, Server = run.Server ?? server!.Connection });
        stop.ThrowIfCancellationRequested();
        Console.WriteLine("Publishing CrowdComms in Release (this takes a few minutes) …");
        var published = await PublishedApp.PublishAsync(
            Path.Combine(PublishedApp.Repository, "CrowdComms.Web"), Path.Combine(house.Folder, "app"));
        await using var database = await RaceDatabase.OpenAsync(house, stop);
        var track = await RaceTrack.LayAsync(house, Desks, stop);
        Console.WriteLine("Filling the peer with the same people …");
        await DjangoPeer.FillAsync(python, house, database, stop);
        if (await database.CountsStatementsAsync(stop))
        {
            await using var app = await OurApp.StartAsync(published, house, stop);
            await using var django = await DjangoPeer.StartAsync(python, house, stop);
            await new StatementTable(database, track).PrintAsync(app, django, stop);
        }

        // Both start again, so that their connections no longer count.
        await database.EndCountingAsync(stop);
        await using var ours = await OurApp.StartAsync(published, house, stop);
        await using var peer = await DjangoPeer.StartAsync(python, house, stop);
        await RaceAsync(new Racing(house, database, wrk, track), ours, peer, stop);
    }

    private static async Task RaceAsync(Racing racing, OurApp ours, DjangoPeer peer, CancellationToken stop)
    {
        var (house, database, wrk, track) = racing;
        await CheckSameAsync(ours, peer, stop);
        Console.WriteLine("Measuring both (this takes five minutes) …");
        await new ReadRace(wrk, track, [ours, peer]).PrintAsync(stop);
        await database.ResetAsync(ours.Reset, stop);
        using var pgbench = await FiveStatements.OpenAsync(house, database, track.Stations[0], stop);
        track = track with { Codes = await RaceTrack.CodesAsync(house, stop) };
        await new ScanRace(wrk, database, track).PrintAsync(ours, peer, pgbench, stop);
    }

    // A racer that answers with fewer people, or with an error, would win.
    private static async Task CheckSameAsync(OurApp ours, DjangoPeer peer, CancellationToken stop)
    {
        foreach (var status in new[] { null, "Confirmed" })
        {
            var our = await TotalAsync(ours, ours.Newest(status), "total", stop);
            var their = await TotalAsync(peer, peer.Newest(status), "count", stop);
            if (our != their)
            {
                throw new InvalidOperationException($"{ours.Name} has {our} people where {peer.Name} has {their}.");
            }
        }
    }

    private static async Task<int> TotalAsync(IRacer racer, string path, string name, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = racer.Server };
        if (await racer.SignInAsync(stop) is { } token)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return (await client.GetFromJsonAsync<JsonElement>(path, stop)).GetProperty(name).GetInt32();
    }

    private sealed record Racing(BenchHouse House, RaceDatabase Database, Wrk Wrk, RaceTrack Track);
}
