using System.Net.Http.Json;
using System.Text.Json;
using CrowdComms.Data.Demo;

namespace CrowdComms.Bench.Race;

/// <summary>CrowdComms as it is published for Release, in a process of its own over the database of a house.</summary>
internal sealed class OurApp(RunningApp app, string slug) : IRacer
{
    private const int NoLimit = 1_000_000;

    public string Name => "CrowdComms";

    public Uri Server => app.Address;

    public int Process => app.Id;

    public string Event => $"/api/v1/events/{slug}";

    public string Scans => $"{Event}/scans";

    public string Breakdown => $"{Event}/dashboard";

    /// <summary>The path of the live figures as server-sent events.</summary>
    internal string Stream => $"{Event}/dashboard/stream";

    public string Tally =>
        """
        SELECT COUNT(*) FILTER (WHERE outcome = 'Admitted'), COUNT(*) FILTER (WHERE outcome <> 'Admitted'),
            COUNT(registrant_id) FILTER (WHERE outcome = 'Admitted') - COUNT(DISTINCT registrant_id) FILTER (WHERE outcome = 'Admitted')
        FROM scans WHERE received_at >= @start
        """;

    public string Reset => "UPDATE registrants SET status = 'Confirmed', checked_in_at = NULL WHERE status <> 'Confirmed'";

    /// <summary>Starts the app without limits of requests, since one user scans at every desk here.</summary>
    internal static async Task<OurApp> StartAsync(PublishedApp published, BenchHouse house, CancellationToken cancellationToken)
    {
        return new OurApp(await published.StartAsync(Settings(house), cancellationToken), house.Expo.Slug);
    }

    /// <summary>The settings with which it starts over the database of a house, and limits nothing.</summary>
    internal static Dictionary<string, string> Settings(BenchHouse house) => new(StringComparer.Ordinal)
    {
        ["Storage__Folder"] = house.Folder,
        ["ConnectionStrings__Postgres"] = house.Postgres ?? "",
        ["Demo__Enabled"] = "true",
        ["Logging__LogLevel__Default"] = "Warning",
        ["RateLimits__ScansPerSecond"] = $"{NoLimit}",
        ["RateLimits__RequestsPerMinute"] = $"{60 * NoLimit}",
        ["RateLimits__SignInPerMinute"] = $"{NoLimit}",
    };

    public async Task<string?> SignInAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Server };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/login",
            new { email = DemoSeed.SignIns[2], password = DemoSeed.Password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return tokens.GetProperty("accessToken").GetString();
    }

    public string Person(Guid id) => $"{Event}/registrants/{id}";

    public string Newest(string? status) =>
        $"{Event}/registrants?pageSize=25&sort=-createdAt{(status is null ? "" : $"&status={status}")}";

    public string Search(string text) => $"{Event}/registrants?pageSize=25&sort=lastName&search={Uri.EscapeDataString(text)}";

    public string Scan(string code, Guid station) =>
        $$"""{"scanId":"{{Guid.CreateVersion7()}}","stationId":"{{station}}","code":"{{code}}"}""";

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
