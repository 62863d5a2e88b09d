using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace CrowdComms.Bench.Race;

/// <summary>Counts the SQL statements of a request by <c>pg_stat_statements</c>, when everything is warm.</summary>
internal sealed partial class StatementTable(RaceDatabase database, RaceTrack track)
{
    private const int Warm = 60, Calls = 200, Shown = 110;

    private static readonly (string Name, Func<IRacer, RaceTrack, int, (string Path, string? Body)> Request)[] Requests =
    [
        ("a scan", (r, track, i) => (r.Scans, r.Scan(track.Codes[i], track.Stations[0]))),
        ("one registrant", (r, track, i) => (r.Person(track.People[i]), null)),
        ("25 people, newest first", (r, _, _) => (r.Newest(null), null)),
        ("25 confirmed people, newest first", (r, _, _) => (r.Newest("Confirmed"), null)),
        ("search by a family name", (r, track, i) => (r.Search(track.Names[i % track.Names.Count]), null)),
        ("the event", (r, _, _) => (r.Event, null)),
        ("the dashboard; the peer's counts by status", (r, _, _) => (r.Breakdown, null)),
    ];

    /// <summary>Counts for each racer and prints both beside each other, then what CrowdComms sends for a scan and a page.</summary>
    internal async Task PrintAsync(OurApp ours, IRacer peer, CancellationToken cancellationToken)
    {
        List<string[]> rows = [["", ours.Name, "BEGIN, COMMIT, …", "occasional", peer.Name, "BEGIN, COMMIT, …"]];
        var sent = new List<Statement>[Requests.Length];
        for (var i = 0; i < Requests.Length; i++)
        {
            sent[i] = await CountAsync(ours, i, cancellationToken);
            var their = await CountAsync(peer, i, cancellationToken);
            rows.Add([Requests[i].Name, Sum(sent[i], s => s.IsWork && s.IsRegular), Sum(sent[i], s => !s.IsWork && s.IsRegular),
                Sum(sent[i], s => !s.IsRegular), Sum(their, s => s.IsWork && s.IsRegular), Sum(their, s => !s.IsWork && s.IsRegular)]);
        }

        Figures.Print($"SQL statements of a request, warm, mean of {Calls} requests one after the other", [.. rows]);
        foreach (var i in new[] { 0, 2 })
        {
            Figures.Print($"What {ours.Name} sends for {Requests[i].Name}", [["statement", "a request", "plan ms", "run ms"],
                .. sent[i].Where(s => s.IsRegular).OrderByDescending(s => s.RunMilliseconds).Select(s => s.Cells)]);
        }
    }

    private async Task<List<Statement>> CountAsync(IRacer racer, int which, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = racer.Server };
        if (await racer.SignInAsync(cancellationToken) is { } token)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        for (var i = 0; i < Warm + Calls; i++)
        {
            if (i == Warm)
            {
                await database.ReadAsync("SELECT pg_stat_statements_reset()", _ => 0, cancellationToken);
            }

            var (path, body) = Requests[which].Request(racer, track, i);
            using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = content is null ? await client.GetAsync(path, cancellationToken)
                : await client.PostAsync(path, content, cancellationToken);
            answer.EnsureSuccessStatusCode();
        }

        // The checks of foreign keys at a commit are the server's own.
        return await database.ReadAsync(
            """
            SELECT query, calls, total_plan_time / calls, total_exec_time / calls FROM pg_stat_statements
            WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND query NOT LIKE '%pg_stat_statements%'
                AND query NOT LIKE 'SELECT % FROM ONLY % FOR KEY SHARE OF x'
            """, Statement.Of, cancellationToken);
    }

    private static string Sum(IEnumerable<Statement> statements, Func<Statement, bool> which) =>
        ((double)statements.Where(which).Sum(s => s.Calls) / Calls).ToString("0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    /// <summary>One kind of statement.</summary>
    /// <param name="Text">Its SQL, with numbers instead of values.</param>
    /// <param name="Calls">How often it was sent.</param>
    /// <param name="PlanMilliseconds">How long the server planned it, in the mean.</param>
    /// <param name="RunMilliseconds">How long the server ran it, in the mean.</param>
    private sealed record Statement(string Text, long Calls, double PlanMilliseconds, double RunMilliseconds)
    {
        private static readonly string[] Around = ["BEGIN", "START", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "DISCARD",
            "SET", "RESET", "CLOSE", "UNLISTEN", "DEALLOCATE", "SELECT pg_advisory_unlock_all"];

        /// <summary>Whether it reads or writes something, and does not only surround what does.</summary>
        internal bool IsWork => !Around.Any(word => Text.StartsWith(word, StringComparison.OrdinalIgnoreCase));

        /// <summary>Whether most requests send it; otherwise it belongs to work in the background, or fills a cache again.</summary>
        internal bool IsRegular => Calls >= StatementTable.Calls / 2;

        /// <summary>The cells of its row.</summary>
        internal string[] Cells => [Text.Length > Shown ? $"{Text[..Shown]}…" : Text,
            Figures.Number((double)Calls / StatementTable.Calls), Figures.Number(PlanMilliseconds), Figures.Number(RunMilliseconds)];

        internal static Statement Of(NpgsqlDataReader row) =>
            new(Blanks().Replace(row.GetString(0), " "), row.GetInt64(1), row.GetDouble(2), row.GetDouble(3));
    }
}
