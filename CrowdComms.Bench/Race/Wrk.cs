using System.Diagnostics;
using System.Globalization;

namespace CrowdComms.Bench.Race;

/// <summary>What to send to a server.</summary>
/// <param name="Server">The address of the server.</param>
/// <param name="Token">The bearer token; null for a server that asks nobody to sign in.</param>
/// <param name="Lines">The addresses to get, or the bodies to post.</param>
/// <param name="Post">The path to which the lines are posted; null to get them.</param>
internal sealed record Requests(Uri Server, string? Token, IReadOnlyList<string> Lines, string? Post = null);

/// <summary>What the load measured.</summary>
/// <param name="Count">The requests that were answered.</param>
/// <param name="PerSecond">Requests per second.</param>
/// <param name="P50">The median time of a request in milliseconds.</param>
/// <param name="P99">The 99th percentile of the time of a request in milliseconds.</param>
internal sealed record Load(long Count, double PerSecond, double P50, double P99);

/// <summary>The load: wrk, a process apart that costs little and is the same for every server.</summary>
internal sealed class Wrk : IDisposable
{
    private readonly string _program = Command.Find("wrk", "wrk");
    private readonly string _script = Path.Combine(PublishedApp.Repository, "CrowdComms.Bench", "Peers", "load.lua");
    private readonly string _file = Path.GetTempFileName();

    /// <summary>Sends requests from a number of clients, each of which waits for its answer, for so long.</summary>
    /// <exception cref="InvalidOperationException">An answer was no success, or there were too few bodies.</exception>
    internal async Task<Load> SendAsync(Requests requests, int clients, TimeSpan length, CancellationToken cancellationToken)
    {
        await File.WriteAllLinesAsync(_file, requests.Lines, cancellationToken);
        string[] headers = ["-H", "Content-Type: application/json", "-H", "Accept: application/json"];
        string[] signedIn = requests.Token is { } token ? ["-H", $"Authorization: Bearer {token}"] : [];
        string[] post = requests.Post is { } path ? [path] : [];
        var said = await Command.RunAsync(new ProcessStartInfo(_program,
            ["-t", "1", "-c", $"{clients}", "-d", $"{length.TotalSeconds:0}s", "--timeout", "30s", .. headers, .. signedIn, "-s", _script,
                $"{requests.Server}", "--", _file, .. post]), cancellationToken);
        return Read(said);
    }

    public void Dispose() => File.Delete(_file);

    private static Load Read(string said)
    {
        var line = said.Split('\n').Single(l => l.StartsWith("RESULT ", StringComparison.Ordinal));
        var numbers = Array.ConvertAll(line.Split(' ')[1..], text => long.Parse(text, CultureInfo.InvariantCulture));
        return numbers switch
        {
            [_, _, _, _, 0, 0] => new Load(numbers[0], numbers[0] * 1e6 / numbers[1], numbers[2] / 1e3, numbers[3] / 1e3),
            [_, _, _, _, 0, _] => throw new InvalidOperationException(
                "All tickets were scanned before the time was up: pass a higher --registrants."),
            _ => throw new InvalidOperationException($"{numbers[4]} requests failed: {said}"),
        };
    }
}
