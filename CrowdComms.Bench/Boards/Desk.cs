using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CrowdComms.Bench.Race;

namespace CrowdComms.Bench.Boards;

/// <summary>Checks one person in after the other over REST, so that the boards change.</summary>
internal sealed class Desk(OurApp app, RaceTrack track) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = app.Server };
    private readonly Queue<string> _codes = new(track.Codes);

    /// <summary>The token with which it is signed in.</summary>
    internal string? Token { get; private set; }

    /// <summary>Signs in, so that its token is fresh.</summary>
    /// <returns>The number of people who are here now.</returns>
    internal async Task<int> BeginAsync(CancellationToken cancellationToken)
    {
        Token = await app.SignInAsync(cancellationToken);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var board = await _client.GetFromJsonAsync<JsonElement>(app.Breakdown, cancellationToken);
        return board.GetProperty("peopleArrived").GetInt32();
    }

    /// <summary>Checks the next person in.</summary>
    /// <exception cref="InvalidOperationException">The scan was not answered with an admission.</exception>
    internal async Task ScanAsync(CancellationToken cancellationToken)
    {
        using var scan = new StringContent(app.Scan(_codes.Dequeue(), track.Stations[0]), Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(app.Scans, scan, cancellationToken);
        var said = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode || !said.Contains("\"Admitted\"", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"A scan was not admitted: {answer.StatusCode} {said}");
        }
    }

    public void Dispose() => _client.Dispose();
}
