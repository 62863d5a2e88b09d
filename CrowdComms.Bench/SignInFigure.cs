using System.Diagnostics;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Bench;

/// <summary>Measures what identifying the caller adds to an API request: by an access token, whose signature is
/// checked, and by an API key.</summary>
internal static class SignInFigure
{
    private const int Requests = 20_000;

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run);
        await using var app = new AppHere(house);
        app.Start();
        var who = new SignedIn(house.Admin.UserId ?? Guid.CreateVersion7(), Guid.CreateVersion7(), SecondFactor: false);
        var token = await app.Services.GetRequiredService<AccessTokens>().IssueAsync(who, default);
        var key = await app.Services.GetRequiredService<ApiKeyService>()
            .MakeAsync(house.Expo.Id, new NewApiKey("Bench", ApiScope.Read), house.Admin, default);
        Figures.Print(
            $"Identifying the caller, on {run.Engine}: {Requests:#,0} requests each, warm, milliseconds",
            ["", "p50", "p95", "p99", "longest"],
            ["access token", .. Figures.Times(await TimesAsync(app, $"Bearer {token}"))],
            ["API key", .. Figures.Times(await TimesAsync(app, $"ApiKey {key.Value.Secret}"))]);
    }

    private static async Task<List<double>> TimesAsync(AppHere app, string header)
    {
        var times = new List<double>();
        for (var request = 0; request < 2 * Requests; request++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            http.Request.Path = "/api/v1/events";
            http.Request.Headers.Authorization = header;
            var start = Stopwatch.GetTimestamp();
            var answer = await http.AuthenticateAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (!answer.Succeeded)
            {
                throw new InvalidOperationException("No one was signed in.", answer.Failure);
            }
        }

        return times[Requests..];
    }
}
