using System.Diagnostics;
using Npgsql;

namespace CrowdComms.Bench.Race;

/// <summary>The peer: a Django REST service, written for this comparison, behind gunicorn. Nobody signs in to it.</summary>
internal sealed class DjangoPeer : IRacer
{
    private const string Slug = "demo-expo";
    private static readonly string[] Parts = ["django", "rest_framework", "django_filters", "psycopg2", "gunicorn"];
    private static readonly string Folder = Path.Combine(PublishedApp.Repository, "CrowdComms.Bench", "Peers", "django");

    private readonly Process _gunicorn;

    private DjangoPeer(Process gunicorn, Uri server) => (_gunicorn, Server) = (gunicorn, server);

    public string Name => "Django REST";

    public Uri Server { get; }

    public int Process => _gunicorn.Id;

    public string Event => $"/api/events/{Slug}/";

    public string Scans => $"{Event}check-ins/";

    public string Breakdown => $"{Event}breakdown/";

    public string Tally =>
        """
        SELECT COUNT(*) FILTER (WHERE outcome = 'Admitted'), COUNT(*) FILTER (WHERE outcome <> 'Admitted'),
            COUNT(registrant_id) FILTER (WHERE outcome = 'Admitted') - COUNT(DISTINCT registrant_id) FILTER (WHERE outcome = 'Admitted')
        FROM peer.expo_scanrecord WHERE scanned_at >= @start
        """;

    public string Reset => "UPDATE peer.expo_registrant SET status = 'Confirmed', checked_in_at = NULL WHERE status <> 'Confirmed'";

    /// <summary>Finds a Python that has all parts of the peer.</summary>
    /// <exception cref="MissingPartException">There is none.</exception>
    internal static async Task<string> FindPythonAsync(CancellationToken cancellationToken)
    {
        foreach (var python in Command.All("python3").Distinct(StringComparer.Ordinal))
        {
            try
            {
                await Command.RunAsync(new ProcessStartInfo(python, ["-c", $"import {string.Join(", ", Parts)}"]), cancellationToken);
                return python;
            }
            catch (InvalidOperationException)
            {
                // This one lacks a part; another one may have all of them.
                continue;
            }
        }

        throw new MissingPartException("The Django peer needs Python packages: run 'apt-get install python3-django "
            + "python3-djangorestframework python3-django-filters python3-psycopg2 gunicorn'.");
    }

    /// <summary>Creates the peer's tables in a schema of their own, and fills them with the people of the house.</summary>
    internal static async Task FillAsync(string python, BenchHouse house, RaceDatabase database, CancellationToken cancellationToken)
    {
        await database.RunAsync("CREATE SCHEMA peer", cancellationToken);
        await Command.RunAsync(Start(python, house, "manage.py", "migrate", "--verbosity", "0"), cancellationToken);
        await database.RunAsync(PeerRows.Copy, cancellationToken);
        await database.RunAsync("VACUUM ANALYZE", cancellationToken);
    }

    /// <summary>Starts the peer, and waits until it is ready.</summary>
    internal static async Task<DjangoPeer> StartAsync(string python, BenchHouse house, CancellationToken cancellationToken)
    {
        var server = new Uri($"http://127.0.0.1:{PublishedApp.FreePort()}");
        var gunicorn = Start(python, house, "-m", "gunicorn", "peer.wsgi", "--bind", $"{server.Host}:{server.Port}", "--workers", "3",
            "--worker-class", "gthread", "--threads", "4", "--log-level", "error");
        var peer = new DjangoPeer(System.Diagnostics.Process.Start(gunicorn)!, server);
        try
        {
            await PublishedApp.WaitAsync(peer._gunicorn, server, peer.Event, cancellationToken);
            return peer;
        }
        catch
        {
            await peer.DisposeAsync();
            throw;
        }
    }

    public Task<string?> SignInAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public string Person(Guid id) => $"{Event}registrants/{id}/";

    public string Newest(string? status) => $"{Event}registrants/?ordering=-created_at{(status is null ? "" : $"&status={status}")}";

    public string Search(string text) => $"{Event}registrants/?search={Uri.EscapeDataString(text)}";

    public string Scan(string code, Guid station) =>
        $$"""{"scan_id":"{{Guid.CreateVersion7()}}","station":"{{station}}","code":"{{code}}"}""";

    public async ValueTask DisposeAsync()
    {
        if (!_gunicorn.HasExited)
        {
            _gunicorn.Kill(entireProcessTree: true);
        }

        await _gunicorn.WaitForExitAsync();
        _gunicorn.Dispose();
    }

    private static ProcessStartInfo Start(string python, BenchHouse house, params string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(house.Postgres);
        var start = new ProcessStartInfo(python, arguments) { UseShellExecute = false, WorkingDirectory = Folder };
        (start.Environment["PGHOST"], start.Environment["PGPORT"]) = (server.Host, $"{server.Port}");
        (start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (server.Username, server.Password);
        (start.Environment["PGDATABASE"], start.Environment["PYTHONDONTWRITEBYTECODE"]) = (server.Database, "1");
        start.Environment["DJANGO_SETTINGS_MODULE"] = "peer.settings";
        return start;
    }
}
