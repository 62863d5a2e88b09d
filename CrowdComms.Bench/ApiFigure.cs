using System.Diagnostics;
using System.Net.Http.Headers;
using CrowdComms.Data.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Bench;

/// <summary>Measures how long a program with an API key waits over HTTP on this machine, for one registrant and for
/// pages of fifty.</summary>
internal static class ApiFigure
{
    // All requests together stay below the limit of one key per minute.
    private const int Requests = 500;

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run);
        await using var app = new AppHere(house);
        using var client = new HttpClient { BaseAddress = app.Start() };
        var key = await app.Services.GetRequiredService<ApiKeyService>()
            .MakeAsync(house.Expo.Id, new NewApiKey("Bench", ApiScope.Read), house.Admin, default);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", key.Value.Secret);
        await using var context = house.Context();
        var ids = await context.Registrants.OrderBy(r => r.Id).Select(r => r.Id).Take(Requests).ToListAsync();
        var people = $"/api/v1/events/{house.Expo.Slug}/registrants";
        Figures.Print(
            $"The API over {run.Registrants:#,0} registrants on {run.Engine}: {Requests:#,0} requests each, warm, "
                + $"milliseconds",
            ["", "p50", "p95", "p99", "longest"],
            ["one registrant", .. Figures.Times(await TimesAsync(client, i => $"{people}/{ids[i % ids.Count]}"))],
            ["the first page of 50", .. Figures.Times(await TimesAsync(client, _ => $"{people}?pageSize=50"))],
            ["a later page of 50",
                .. Figures.Times(await TimesAsync(client, i => $"{people}?pageSize=50&page={1 + (i % 100)}"))],
            ["a page of 50 by status", .. Figures.Times(
                await TimesAsync(client, _ => $"{people}?pageSize=50&status=Confirmed&sort=-createdAt"))]);
    }

    private static async Task<List<double>> TimesAsync(HttpClient client, Func<int, string> address)
    {
        var times = new List<double>();
        for (var request = 0; request < 2 * Requests; request++)
        {
            var start = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(new Uri(address(request), UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times[Requests..];
    }
}
